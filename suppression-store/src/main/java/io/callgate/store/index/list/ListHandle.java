package io.callgate.store.index.list;

/**
 * A list by name, whatever version of it is active: the call path keeps the handle, never a
 * version.
 */
public final class ListHandle {

    private final String name;
    /** Written by the follower thread, read by the call path. */
    private volatile ListGeneration current = ListGeneration.ABSENT;

    public ListHandle(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public ListGeneration current() {
        return current;
    }

    public void activate(ListGeneration next) {
        current = next;
    }

    /** Only when nobody reads any more. */
    public void close() {
        ListGeneration last = current;
        current = ListGeneration.ABSENT;
        last.close();
    }
}
