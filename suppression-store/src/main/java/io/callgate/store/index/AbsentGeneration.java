package io.callgate.store.index;

final class AbsentGeneration implements ListGeneration {

    @Override
    public boolean contains(long number) {
        return false;
    }

    @Override
    public boolean isPresent() {
        return false;
    }

    @Override
    public long version() {
        return 0;
    }

    @Override
    public long size() {
        return 0;
    }

    @Override
    public long issuedEpochDay() {
        return Long.MIN_VALUE;
    }
}
