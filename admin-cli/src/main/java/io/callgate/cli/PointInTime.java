package io.callgate.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time as a person writes it; a date alone is its first moment. */
public final class PointInTime implements ITypeConverter<Instant> {

    private static final DateTimeFormatter DATE_AND_PERHAPS_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart().appendLiteral('T').append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart().appendOffsetId().toFormatter(Locale.ROOT);

    /** Whether it has not come yet, by this machine's clock: nothing was given then. */
    public static boolean isInFuture(Instant time) {
        return time.isAfter(Instant.now());
    }

    @Override
    public Instant convert(String text) {
        try {
            TemporalAccessor read = DATE_AND_PERHAPS_TIME.parseBest(text.strip(),
                    OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (read instanceof OffsetDateTime exact) {
                return exact.toInstant();
            }
            LocalDateTime local = read instanceof LocalDate date ? date.atStartOfDay()
                    : (LocalDateTime) read;
            return local.atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException notATime) {
            throw new TypeConversionException("'" + text
                    + "' is not a time such as 2026-12-24T10:00+01:00, or a date");
        }
    }
}
