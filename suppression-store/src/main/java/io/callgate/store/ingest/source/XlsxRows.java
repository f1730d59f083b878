package io.callgate.store.ingest.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * The first sheet of an Excel workbook. A sheet has at most 1,048,576 rows; the texts that its
 * cells share are held in memory, at most some 100 MB.
 */
public final class XlsxRows implements Rows {

    @Override
    public void read(Content content, RowSink sink) throws IOException {
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

    /** The first rows. */
    public static List<List<String>> sample(Path file, int rowsMax) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile());
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return rows.limit(rowsMax).map(XlsxRows::fields)
                    .filter(fields -> fields.stream().anyMatch(field -> !field.isBlank()))
                    .toList();
        } catch (ExcelReaderException e) {
            throw new Malformed("a broken workbook: " + e.getMessage(), e);
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
