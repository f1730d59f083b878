package io.callgate.store.ingest.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** The first sheet of an Excel workbook. A sheet has at most 1,048,576 rows. */
public final class XlsxRows implements Rows {

    private static final String TEXTS = "xl/sharedStrings.xml";

    /**
     * The texts that cells share are held in memory, in some three times what they take as XML. A
     * million telephone numbers, all different, take 30 MB of it.
     */
    private static final long TEXTS_BYTES_MAX = 96L << 20;

    @Override
    public void read(Content content, RowSink sink) throws IOException {
        demandBounded(content.file());
        try (ReadableWorkbook workbook = new ReadableWorkbook(content.file().toFile());
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            for (Iterator<Row> it = rows.iterator(); it.hasNext();) {
                Row row = it.next();
                List<String> fields = fields(row);
                if (fields.stream().anyMatch(field -> !field.isBlank())) {
                    sink.row(row.getRowNum(), fields);
                }
            }
        } catch (ExcelReaderException e) {
            throw new Malformed("a broken workbook: " + e.getMessage(), e);
        }
    }

    /** The beginning of each sheet, that of the one that is read first. */
    public static List<Sheet> sheets(Path file, int rowsMax) throws IOException {
        demandBounded(file);
        List<Sheet> beginnings = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
            for (org.dhatim.fastexcel.reader.Sheet sheet : workbook.getSheets().toList()) {
                beginnings.add(new Sheet(sheet.getName(), firstRows(sheet, rowsMax)));
            }
            return beginnings;
        } catch (ExcelReaderException e) {
            throw new Malformed("a broken workbook: " + e.getMessage(), e);
        }
    }

    private static List<List<String>> firstRows(org.dhatim.fastexcel.reader.Sheet sheet,
            int rowsMax) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            return rows.limit(rowsMax).map(XlsxRows::fields)
                    .filter(fields -> fields.stream().anyMatch(field -> !field.isBlank()))
                    .toList();
        }
    }

    /** What the archive says of a size is what its maker wanted: only unpacking tells. */
    private static void demandBounded(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry texts = zip.getEntry(TEXTS);
            if (texts != null) {
                new Bounded(zip.getInputStream(texts), TEXTS_BYTES_MAX)
                        .transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private static List<String> fields(Row row) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            fields.add(row.getOptionalCell(i).map(XlsxRows::text).orElse(""));
        }
        return fields;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            return WorkbookNumber.text(cell.asNumber());
        }
        String raw = cell.getType() == CellType.FORMULA ? cell.getRawValue() : cell.getText();
        return raw == null ? "" : raw;
    }

    @Override
    public String description() {
        return "the first sheet of a workbook";
    }
}
