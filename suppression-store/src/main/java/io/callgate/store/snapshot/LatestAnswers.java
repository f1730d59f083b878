package io.callgate.store.snapshot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Answers of several days, of which each number keeps its last; on one day listed counts. */
final class LatestAnswers implements BlockCursor {

    private final BlockCursors.Ahead answers;
    /** Of the block it is in, ascending, so that the last answers stand last. */
    private final List<Long> keys = new ArrayList<>();
    private final List<BlockSet> sets = new ArrayList<>();
    private int at = -1;

    /** @param answers by key, the same number perhaps under several */
    LatestAnswers(BlockCursor answers) {
        this.answers = new BlockCursors.Ahead(answers);
    }

    @Override
    public boolean next() throws IOException {
        do {
            at++;
            if (at >= keys.size() && !enterBlock()) {
                return false;
            }
        } while (set().count() == 0);
        return true;
    }

    private boolean enterBlock() throws IOException {
        keys.clear();
        sets.clear();
        at = 0;
        if (answers.block() == BlockCursors.Ahead.END) {
            return false;
        }
        long block = Answers.blockOf(answers.block());
        while (answers.block() != BlockCursors.Ahead.END
                && Answers.blockOf(answers.block()) == block) {
            BlockSet set = new BlockSet();
            set.addAll(answers.setOf(answers.block()));
            keys.add(answers.block());
            sets.add(set);
            answers.pass(answers.block());
        }
        BlockSet later = new BlockSet();
        for (int i = sets.size() - 1; i >= 0; i--) {
            sets.get(i).removeAll(later);
            later.addAll(sets.get(i));
        }
        return true;
    }

    @Override
    public long block() {
        return keys.get(at);
    }

    @Override
    public BlockSet set() {
        return sets.get(at);
    }
}
