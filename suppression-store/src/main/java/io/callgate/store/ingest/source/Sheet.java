package io.callgate.store.ingest.source;

import java.util.List;

/** The beginning of one sheet of a workbook: its first rows that are not blank. */
public record Sheet(String name, List<List<String>> rows) {
}
