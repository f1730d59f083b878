package io.callgate.store.snapshot;

import java.io.IOException;
import java.util.Arrays;

/**
 * The answers of a scrub block by block, each in the place of its number's suffix, whatever days
 * they are of. One thread.
 */
public final class AnswerBlocks {

    /** {@link #block} behind the last. */
    public static final long END = Long.MAX_VALUE;

    /** In the place of a number that is not held. */
    public static final long NONE = -1;

    private final Snapshot snapshot;
    private final BlockCursors.Ahead input;
    private final long[] answers = new long[BlockSet.SUFFIXES];
    private long block;

    /** Stands on the first block. */
    public AnswerBlocks(Snapshot snapshot) throws IOException {
        this.snapshot = snapshot;
        input = new BlockCursors.Ahead(snapshot.cursor());
        advance();
    }

    /** The number without its suffix. */
    public long block() {
        return block;
    }

    /** Goes to the next block. */
    public void advance() throws IOException {
        Arrays.fill(answers, NONE);
        long key = input.block();
        block = key == BlockCursors.Ahead.END ? END : Answers.blockOf(key);
        while (key != BlockCursors.Ahead.END && Answers.blockOf(key) == block) {
            take(key, input.setOf(key));
            input.pass(key);
            key = input.block();
        }
    }

    private void take(long key, BlockSet set) {
        long answer = snapshot.checkedFrom() + Answers.dayOf(key) << 1
                | (Answers.isListed(key) ? 1 : 0);
        for (int suffix = set.next(0); suffix >= 0; suffix = set.next(suffix + 1)) {
            answers[suffix] = answer;
        }
    }

    /** What a block holds of one suffix, {@link #NONE} for a block that this does not stand on. */
    public long answer(long wanted, int suffix) {
        return wanted == block ? answers[suffix] : NONE;
    }

    public static boolean isListed(long answer) {
        return (answer & 1) != 0;
    }

    public static long checkedEpochDay(long answer) {
        return answer >> 1;
    }
}
