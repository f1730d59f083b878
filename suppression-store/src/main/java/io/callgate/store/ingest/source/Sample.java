package io.callgate.store.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The first 64 KiB of a text: what tells its encoding and layout.
 *
 * @param text     whole lines of it
 * @param bomBytes length of the byte order mark in front
 */
public record Sample(String text, Charset charset, int bomBytes) {

    public static final int BYTES = 1 << 16;

    private static final byte[] UTF_8_BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final byte[] UTF_16LE_BOM = {(byte) 0xff, (byte) 0xfe};
    private static final byte[] UTF_16BE_BOM = {(byte) 0xfe, (byte) 0xff};
    private static final byte[] EXCEL_97 = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** @throws Malformed if this is no text, or none at all */
    public static Sample of(InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(BYTES);
        if (bytes.length == 0) {
            throw new Malformed("empty");
        }
        if (Container.startsWith(bytes, EXCEL_97)) {
            throw new Malformed("an Excel 97 workbook: save it as XLSX or CSV");
        }
        if (Container.startsWith(bytes, Container.ZIP)) {
            throw new Malformed("a workbook or an archive within an archive: unpack it first");
        }
        int bom = bomBytes(bytes);
        Charset charset = charset(bytes, bom);
        String text = new String(bytes, bom, bytes.length - bom, charset);
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t'
                && c != '\f')) {
            throw new Malformed("not a text but binary");
        }
        int lastLine = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
        boolean cut = bytes.length == BYTES && lastLine > 0;
        return new Sample(cut ? text.substring(0, lastLine) : text, charset, bom);
    }

    /** Lines that are not blank. */
    public List<String> lines() {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    public boolean isAsciiCompatible() {
        return !charset.equals(StandardCharsets.UTF_16LE)
                && !charset.equals(StandardCharsets.UTF_16BE);
    }

    private static int bomBytes(byte[] bytes) {
        if (Container.startsWith(bytes, UTF_8_BOM)) {
            return UTF_8_BOM.length;
        }
        return Container.startsWith(bytes, UTF_16LE_BOM)
                || Container.startsWith(bytes, UTF_16BE_BOM) ? UTF_16LE_BOM.length : 0;
    }

    private static Charset charset(byte[] bytes, int bom) {
        if (Container.startsWith(bytes, UTF_16LE_BOM)) {
            return StandardCharsets.UTF_16LE;
        }
        if (Container.startsWith(bytes, UTF_16BE_BOM)) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8(bytes, bom) ? StandardCharsets.UTF_8 : WESTERN;
    }

    private static boolean isUtf8(byte[] bytes, int bom) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT);
        CharBuffer ignored = CharBuffer.allocate(bytes.length);
        // More input may follow: a character cut off by the end of the sample is no error.
        return !decoder.decode(ByteBuffer.wrap(bytes, bom, bytes.length - bom), ignored, false)
                .isError();
    }
}
