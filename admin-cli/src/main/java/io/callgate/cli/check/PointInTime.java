package io.callgate.cli.check;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time as a person writes it. */
final class PointInTime implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        try {
            TemporalAccessor read = DateTimeFormatter.ISO_DATE_TIME.parseBest(text,
                    OffsetDateTime::from, LocalDateTime::from);
            return read instanceof OffsetDateTime exact ? exact.toInstant()
                    : ((LocalDateTime) read).atZone(ZoneId.systemDefault()).toInstant();
        } catch (java.time.DateTimeException notATime) {
            throw new TypeConversionException("'" + text
                    + "' is not a time such as 2026-12-24T10:00+01:00");
        }
    }
}
