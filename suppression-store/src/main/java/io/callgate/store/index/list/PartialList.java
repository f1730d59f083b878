package io.callgate.store.index.list;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import io.callgate.store.register.ListKind;
import io.callgate.store.register.ListManifest;
import io.callgate.store.snapshot.Answers;
import io.callgate.store.snapshot.Snapshot;

/** What a list version says of a few numbers; asking it of another number is an error. */
public final class PartialList extends PresentGeneration {

    private final Map<Long, Long> answers = new HashMap<>();

    public PartialList(ListManifest manifest, Snapshot snapshot, long... numbers)
            throws IOException {
        super(manifest);
        for (long number : numbers) {
            answers.put(number, kind() == ListKind.DENY
                    ? answer(snapshot.contains(number), number)
                    : cached(snapshot, number));
        }
    }

    private static long cached(Snapshot snapshot, long number) throws IOException {
        long key = snapshot.answerTo(number);
        return key == Answers.NONE ? Answer.NOT_COVERED : Answer.of(Answers.isListed(key),
                snapshot.checkedFrom() + Answers.dayOf(key));
    }

    @Override
    public long answer(long number) {
        Long known = answers.get(number);
        if (known == null) {
            throw new IllegalArgumentException("this index was not made for that number");
        }
        return known;
    }
}
