package io.callgate.store.index.list;

import io.callgate.store.register.ListKind;

final class AbsentGeneration implements ListGeneration {

    @Override
    public long answer(long number) {
        return Answer.NOT_COVERED;
    }

    @Override
    public boolean isPresent() {
        return false;
    }

    @Override
    public ListKind kind() {
        return ListKind.DENY;
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
