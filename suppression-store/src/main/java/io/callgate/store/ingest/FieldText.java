package io.callgate.store.ingest;

/** A field without what spreadsheets and word processors put around a number. */
final class FieldText {

    private static final String FORMULA_START = "=\"";

    private FieldText() {
    }

    /** {@code ="0612345678"} and {@code '0612345678} are how a column is kept text in Excel. */
    static String of(String field) {
        String text = ascii(field).strip();
        if (text.startsWith(FORMULA_START) && text.endsWith("\"")
                && text.length() > FORMULA_START.length()) {
            return text.substring(FORMULA_START.length(), text.length() - 1);
        }
        return text.startsWith("'") ? text.substring(1) : text;
    }

    /** Typographic spaces and dashes as plain ones, invisible marks gone; other signs stay. */
    private static String ascii(String field) {
        if (field.chars().allMatch(c -> c < 128)) {
            return field;
        }
        StringBuilder plain = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            switch (Character.getType(c)) {
                case Character.SPACE_SEPARATOR -> plain.append(' ');
                case Character.DASH_PUNCTUATION -> plain.append('-');
                case Character.FORMAT -> { }
                default -> plain.append(c);
            }
        }
        return plain.toString();
    }
}
