package io.callgate.store.yaml;

/** A value and where it stands, for problems that show only beside other values. */
public record Text(String value, int line, String key) {

    public boolean isMissing() {
        return value.isEmpty();
    }
}
