package io.callgate.store.yaml;

/**
 * One thing wrong with a configuration, or doubtful.
 *
 * @param line     line in the file, from 1; 0 when the problem is not in one line of it
 * @param key      path of the key, {@code sellers[0].callers[1].peers[0]}; "" for the whole file
 * @param sentence what is wrong and what would be right; of a warning, what follows from it
 */
public record Problem(int line, String key, String sentence) {

    /** {@code line 12: listen[0].port: must be ...}. */
    @Override
    public String toString() {
        return (line > 0 ? "line " + line + ": " : "") + (key.isEmpty() ? "" : key + ": ")
                + sentence;
    }
}
