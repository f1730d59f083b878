package io.callgate.store.ingest;

import io.callgate.store.ingest.source.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Flat files of the FTC and of Canada: {@code 416,1234567} or {@code 4161234567} a line. */
final class AreaLines extends LineLayout {

    private static final int AREA_DIGITS = 3;
    private static final int NUMBER_DIGITS = 10;
    private static final int COUNTRY_CODE = 2;

    /** {@code +1} and ten digits, refilled for each line. */
    private final byte[] number = "+1dddddddddd".getBytes(StandardCharsets.US_ASCII);

    @Override
    public void readRows(Content content, NumberFields numbers, AdminFile.RowSink sink)
            throws IOException {
        throw new UnusableFile("read as " + description() + ", which is a registry's list: give"
                + " --format txt or csv");
    }

    @Override
    void take(long line, byte[] text, int start, int end, Intake intake) throws IOException {
        int digits = 0;
        boolean wellFormed = true;
        for (int i = start; i < end; i++) {
            byte b = text[i];
            if (b >= '0' && b <= '9' && digits < NUMBER_DIGITS) {
                number[COUNTRY_CODE + digits] = b;
                digits++;
            } else if (b != ' ' && (b != ',' || digits != AREA_DIGITS)) {
                wellFormed = false;
            }
        }
        if (wellFormed && digits == NUMBER_DIGITS) {
            intake.take(line, number, 0, number.length);
        } else {
            intake.reject(line, new String(text, start, end - start, StandardCharsets.UTF_8),
                    "not an area code of 3 and a number of 7 digits");
        }
    }

    @Override
    public String description() {
        return "area,number a line";
    }
}
