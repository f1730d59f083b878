package io.callgate.store.ingest.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks over the rows of the first table of an OpenDocument content (ISO/IEC 26300), then of the
 * next. Rows and cells that are alike stand there once, with a count: blank ones to the end of the
 * sheet, as a rule.
 */
final class OdsSheet {

    /** As many rows as spreadsheet programs have. */
    private static final int ROWS_MAX = 1 << 20;
    /** Nobody's prospect file has more; blank cells behind the last are not counted. */
    private static final int COLUMNS_MAX = 1 << 10;
    /** Of one cell, as in spreadsheet programs. */
    private static final int CHARACTERS_MAX = 32_767;

    private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    private final XMLStreamReader xml;
    private long line = 1;
    private int repeated;
    private List<String> fields = List.of();
    private boolean found;
    private String name = "";

    OdsSheet(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** Goes to the next row that is not blank; false if there is none. */
    boolean next() throws XMLStreamException, Malformed {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && is(TABLE, "table")) {
                begin();
            }
            if (event == XMLStreamConstants.END_ELEMENT && is(TABLE, "table")) {
                return false;
            }
            if (event == XMLStreamConstants.START_ELEMENT && is(TABLE, "table-row")
                    && rowHasFields()) {
                return true;
            }
        }
        if (!found) {
            throw new Malformed("an OpenDocument file without a sheet in it");
        }
        return false;
    }

    /** Leaves what is left of this sheet for the beginning of the next; false if it is the last. */
    boolean nextSheet() throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && is(TABLE, "table")) {
                begin();
                return true;
            }
        }
        return false;
    }

    private void begin() {
        found = true;
        name = Objects.requireNonNullElse(xml.getAttributeValue(TABLE, "name"), "");
        line = 1;
        repeated = 0;
    }

    /** Of the sheet. */
    String name() {
        return name;
    }

    /** Of the row, from 1. */
    long line() {
        return line;
    }

    /** How many rows, from that line on, are alike. */
    int repeated() {
        return repeated;
    }

    List<String> fields() {
        return fields;
    }

    private boolean rowHasFields() throws XMLStreamException, Malformed {
        line += repeated;
        repeated = count("number-rows-repeated");
        fields = readFields();
        if (!fields.isEmpty() && line + repeated > ROWS_MAX + 1L) {
            throw new Malformed("a sheet of more than " + ROWS_MAX + " rows");
        }
        return !fields.isEmpty();
    }

    private List<String> readFields() throws XMLStreamException, Malformed {
        List<String> read = new ArrayList<>();
        long blanks = 0;
        while (xml.next() != XMLStreamConstants.END_ELEMENT || !is(TABLE, "table-row")) {
            if (xml.isStartElement() && (is(TABLE, "table-cell")
                    || is(TABLE, "covered-table-cell"))) {
                int alike = count("number-columns-repeated");
                String field = field();
                blanks += field.isBlank() ? alike : 0;
                if (!field.isBlank()) {
                    add(read, "", blanks);
                    add(read, field, alike);
                    blanks = 0;
                }
            }
        }
        return read;
    }

    private void add(List<String> row, String field, long times) throws Malformed {
        if (row.size() + times > COLUMNS_MAX) {
            throw new Malformed("more than " + COLUMNS_MAX + " columns in row " + line);
        }
        row.addAll(Collections.nCopies((int) times, field));
    }

    /** A number as it is stored, whatever it is shown as; of all else, what is shown. */
    private String field() throws XMLStreamException, Malformed {
        String value = xml.getAttributeValue(OFFICE, "value");
        String shown = shown();
        if (value == null) {
            return shown;
        }
        try {
            return WorkbookNumber.text(new BigDecimal(value));
        } catch (NumberFormatException notDecimal) {
            return value;
        }
    }

    /** The cell's text up to its end, without what was noted about it. */
    private String shown() throws XMLStreamException, Malformed {
        StringBuilder text = new StringBuilder();
        int notes = 0;
        for (int depth = 1; depth > 0;) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                notes += notes > 0 || is(OFFICE, "annotation") ? 1 : 0;
                text.append(is(TEXT, "s") ? " " : "");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                notes -= notes > 0 ? 1 : 0;
            } else if (xml.hasText() && notes == 0) {
                text.append(xml.getText());
            }
            if (text.length() > CHARACTERS_MAX) {
                throw new Malformed("a cell of more than " + CHARACTERS_MAX + " characters in row "
                        + line);
            }
        }
        return text.toString().strip();
    }

    private boolean is(String namespace, String name) {
        return name.equals(xml.getLocalName()) && namespace.equals(xml.getNamespaceURI());
    }

    private int count(String attribute) throws Malformed {
        String value = xml.getAttributeValue(TABLE, attribute);
        try {
            int count = value == null ? 1 : Integer.parseInt(value);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw new Malformed("broken: " + attribute + " is '" + value + "'", e);
        }
        throw new Malformed("broken: " + attribute + " is '" + value + "'");
    }
}
