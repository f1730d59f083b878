package io.callgate.store.ingest.source;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/** The first sheet of an OpenDocument spreadsheet, which LibreOffice saves; read as it streams. */
public final class OdsRows implements Rows {

    static final String CONTENT = "content.xml";

    /**
     * A million rows of ten columns take 1 GB. A packed file can say that it holds any amount; what
     * is beyond would only keep the import busy.
     */
    private static final long CONTENT_BYTES_MAX = 2L << 30;

    /** A sheet nests some ten elements; the parser would keep as many as there are. */
    private static final String DEPTH_MAX = "100";

    @Override
    public void read(Content content, RowSink sink) throws IOException {
        withSheet(content.file(), sheet -> {
            while (sheet.next()) {
                for (int i = 0; i < sheet.repeated(); i++) {
                    sink.row(sheet.line() + i, sheet.fields());
                }
            }
        });
    }

    /** The beginning of each sheet, that of the one that is read first. */
    public static List<Sheet> sheets(Path file, int rowsMax) throws IOException {
        List<Sheet> beginnings = new ArrayList<>();
        withSheet(file, sheet -> {
            do {
                beginnings.add(beginning(sheet, rowsMax));
            } while (sheet.nextSheet());
        });
        return beginnings;
    }

    private static Sheet beginning(OdsSheet sheet, int rowsMax)
            throws XMLStreamException, Malformed {
        List<List<String>> rows = new ArrayList<>();
        while (rows.size() < rowsMax && sheet.next()) {
            rows.add(sheet.fields());
        }
        return new Sheet(sheet.name(), rows);
    }

    private interface SheetReader {
        void read(OdsSheet sheet) throws IOException, XMLStreamException;
    }

    private static void withSheet(Path file, SheetReader reader) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("jdk.xml.maxElementDepth", DEPTH_MAX);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(CONTENT);
            // As characters: broken bytes would make the parser print to standard error.
            try (Reader xml = new InputStreamReader(new Bounded(zip.getInputStream(entry),
                    CONTENT_BYTES_MAX), StandardCharsets.UTF_8)) {
                reader.read(new OdsSheet(factory.createXMLStreamReader(xml)));
            }
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException cause) {
                throw cause;
            }
            throw new Malformed("a broken workbook, or one with a password: "
                    + e.getMessage().replaceAll("\\R", " "), e);
        }
    }

    @Override
    public String description() {
        return "the first sheet of a workbook";
    }
}
