package io.callgate.store.ingest.source;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * One text or workbook in a file.
 *
 * @param name   its name in an archive, empty if the file is no archive
 * @param file   the file on disk, which a workbook is read from
 * @param stream its bytes; whoever reads it need not close it
 */
public record Content(String name, Path file, InputStream stream, Kind kind) {

    /** What a content is. */
    public enum Kind { TEXT, EXCEL, OPEN_DOCUMENT }
}
