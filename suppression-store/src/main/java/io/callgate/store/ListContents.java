package io.callgate.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;

import io.callgate.store.register.ListKind;
import io.callgate.store.register.ListManifest;
import io.callgate.store.register.Register;
import io.callgate.store.snapshot.AnswerBlocks;
import io.callgate.store.snapshot.BlockCursor;
import io.callgate.store.snapshot.BlockCursors;
import io.callgate.store.snapshot.BlockSet;
import io.callgate.store.snapshot.Snapshot;
import io.callgate.store.snapshot.SnapshotBuilder;

/** What stands in the versions of a list, and how two of them differ. */
final class ListContents {

    private final Path snapshots;
    private final Register register;

    ListContents(Path store, Register register) {
        snapshots = store.resolve(Snapshot.DIRECTORY);
        this.register = register;
    }

    /** Hands over all that a version holds, by number. */
    void export(String list, long version, AnswerSink sink) throws IOException {
        ListManifest manifest = manifest(list, version);
        try (Snapshot snapshot = open(manifest)) {
            if (manifest.kind() == ListKind.VERDICT_CACHE) {
                eachAnswer(snapshot, sink);
            } else {
                eachNumber(snapshot.listed(), manifest, sink);
            }
        }
    }

    /**
     * Counts how two versions differ. Of answers the day counts, too: a number that was checked
     * again on another day is in both counts.
     */
    BlockCursors.Difference compare(String list, long first, long second) throws IOException {
        ListManifest before = manifest(list, first);
        try (Snapshot a = open(before); Snapshot b = open(manifest(list, second))) {
            if (before.kind() != ListKind.VERDICT_CACHE) {
                return BlockCursors.compare(a.listed(), b.listed());
            }
            long[] counts = new long[2];
            eachOnlyInFirst(a, b, (number, listed, checked) -> counts[0]++);
            eachOnlyInFirst(b, a, (number, listed, checked) -> counts[1]++);
            return new BlockCursors.Difference(counts[0], counts[1]);
        }
    }

    /** Hands over what the first version holds and the second does not, or not so. */
    void onlyInFirst(String list, long first, long second, AnswerSink sink) throws IOException {
        ListManifest manifest = manifest(list, first);
        try (Snapshot a = open(manifest); Snapshot b = open(manifest(list, second))) {
            if (manifest.kind() == ListKind.VERDICT_CACHE) {
                eachOnlyInFirst(a, b, sink);
            } else {
                eachNumber(BlockCursors.difference(a.listed(), b.listed()), manifest, sink);
            }
        }
    }

    private static void eachAnswer(Snapshot snapshot, AnswerSink sink) throws IOException {
        for (AnswerBlocks held = new AnswerBlocks(snapshot); held.block() != AnswerBlocks.END;
                held.advance()) {
            for (int suffix = 0; suffix < BlockSet.SUFFIXES; suffix++) {
                hand(held.block(), suffix, held.answer(held.block(), suffix), sink);
            }
        }
    }

    private static void eachOnlyInFirst(Snapshot first, Snapshot second, AnswerSink sink)
            throws IOException {
        AnswerBlocks others = new AnswerBlocks(second);
        for (AnswerBlocks held = new AnswerBlocks(first); held.block() != AnswerBlocks.END;
                held.advance()) {
            long block = held.block();
            while (others.block() < block) {
                others.advance();
            }
            for (int suffix = 0; suffix < BlockSet.SUFFIXES; suffix++) {
                long answer = held.answer(block, suffix);
                hand(block, suffix, answer == others.answer(block, suffix) ? AnswerBlocks.NONE
                        : answer, sink);
            }
        }
    }

    private static void hand(long block, int suffix, long answer, AnswerSink sink)
            throws IOException {
        if (answer != AnswerBlocks.NONE) {
            sink.accept(block * BlockSet.SUFFIXES + suffix, AnswerBlocks.isListed(answer),
                    LocalDate.ofEpochDay(AnswerBlocks.checkedEpochDay(answer)));
        }
    }

    private static void eachNumber(BlockCursor cursor, ListManifest manifest, AnswerSink sink)
            throws IOException {
        while (cursor.next()) {
            BlockSet set = cursor.set();
            long lowest = cursor.block() * BlockSet.SUFFIXES;
            for (int suffix = set.next(0); suffix >= 0; suffix = set.next(suffix + 1)) {
                sink.accept(lowest + suffix, true, manifest.source().issued());
            }
        }
    }

    private ListManifest manifest(String list, long version) throws IOException {
        return register.versions(list).stream()
                .filter(manifest -> manifest.version() == version).findFirst()
                .orElseThrow(() -> new NoSuchFileException(list + " has no version " + version));
    }

    private Snapshot open(ListManifest manifest) throws IOException {
        return Snapshot.open(SnapshotBuilder.fileOf(snapshots, manifest.content().snapshot()));
    }
}
