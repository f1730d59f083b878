package io.callgate.gateway.config;

/** A value and where it stands, for problems that show only beside other values. */
record Text(String value, int line, String key) {

    boolean isMissing() {
        return value.isEmpty();
    }
}
