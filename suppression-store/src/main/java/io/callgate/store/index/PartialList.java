package io.callgate.store.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import io.callgate.store.register.ListManifest;
import io.callgate.store.snapshot.Snapshot;

/** What a list version says of a few numbers; asking it of another number is an error. */
final class PartialList implements ListGeneration {

    private final ListManifest manifest;
    private final Map<Long, Boolean> listed = new HashMap<>();

    PartialList(ListManifest manifest, Snapshot snapshot, long... numbers) throws IOException {
        this.manifest = manifest;
        for (long number : numbers) {
            listed.put(number, snapshot.contains(number));
        }
    }

    @Override
    public boolean contains(long number) {
        Boolean known = listed.get(number);
        if (known == null) {
            throw new IllegalArgumentException("this index was not made for that number");
        }
        return known;
    }

    @Override
    public boolean isPresent() {
        return true;
    }

    @Override
    public long version() {
        return manifest.version();
    }

    @Override
    public long size() {
        return manifest.content().numbers();
    }

    @Override
    public long issuedEpochDay() {
        return manifest.source().issued().toEpochDay();
    }
}
