package io.callgate.store.register;

/**
 * Who wrote an event.
 *
 * @param operator the operating system's user, or the name of an API key
 * @param source   through which door or from whom: {@code cli}, {@code customer service}, ...
 */
public record Author(String operator, String source) {

    public Author {
        if (operator.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("an event names its operator and its source");
        }
    }
}
