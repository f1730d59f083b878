package io.callgate.store.index.list;

import java.io.IOException;

import io.callgate.store.register.Coverage;
import io.callgate.store.register.ListKind;
import io.callgate.store.register.ListManifest;
import io.callgate.store.snapshot.Snapshot;

/** What every version of a list that can be read says of itself. */
abstract class PresentGeneration implements ListGeneration {

    private final ListManifest manifest;
    private final long issuedEpochDay;

    PresentGeneration(ListManifest manifest) {
        this.manifest = manifest;
        issuedEpochDay = manifest.source().issued().toEpochDay();
    }

    static void demandCounted(ListManifest manifest, Snapshot snapshot) throws IOException {
        if (snapshot.numbers() != manifest.content().numbers()) {
            throw new IOException("list " + manifest.list() + " version " + manifest.version()
                    + " has " + snapshot.numbers() + " numbers in its snapshot and "
                    + manifest.content().numbers() + " on record");
        }
    }

    /** A deny list's answer. */
    final long answer(boolean listed, long number) {
        return listed || manifest.content().coverage().covers(number)
                ? Answer.of(listed, issuedEpochDay) : Answer.NOT_COVERED;
    }

    @Override
    public final boolean isPresent() {
        return true;
    }

    @Override
    public final boolean isOfEverywhere() {
        return manifest.content().coverage().equals(Coverage.EVERYWHERE);
    }

    @Override
    public final ListKind kind() {
        return manifest.kind();
    }

    @Override
    public final long version() {
        return manifest.version();
    }

    @Override
    public final long size() {
        return manifest.content().numbers();
    }

    @Override
    public final long issuedEpochDay() {
        return issuedEpochDay;
    }
}
