package io.callgate.store.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of numbers as an admin has it: a text or workbook, packed or not. {@link #open} settles
 * how it is read, {@link #read} reads it in one pass, of any size, in a few hundred kilobytes of
 * heap. One thread; {@link #position} may be asked from any.
 */
public final class AdminFile {

    /** A file of which a larger part is rejected was meant for something else. */
    public static final int REJECTS_PERCENT_MAX = 50;

    private final Path file;
    private final Container container;
    private final NumberFields fields;
    private final Recognised recognised;

    private AdminFile(Path file, Container container, NumberFields fields,
            Recognised recognised) {
        this.file = file;
        this.container = container;
        this.fields = fields;
        this.recognised = recognised;
    }

    /** What was read. */
    public record Counts(long numbers, long rejects) {
    }

    /**
     * Looks at the beginning of the file.
     *
     * @throws FormatUnclear            if the admin must say more than {@code reading} does
     * @throws UnusableFile             if the file is empty, binary or damaged
     * @throws IllegalArgumentException if no country has the code
     */
    public static AdminFile open(Path file, Reading reading) throws IOException {
        NumberFields fields = new NumberFields(reading.country());
        Container container = new Container(file);
        List<Recognised> recognised = new ArrayList<>();
        String fileName = file.getFileName().toString();
        container.forEach((name, content) -> {
            String shown = name.isEmpty() ? fileName : name + " in " + fileName;
            recognised.add(new Recogniser(reading, fields, shown,
                    Sample.of(shown, content)).recognise());
            return false;
        });
        if (recognised.isEmpty()) {
            throw new UnusableFile(fileName + " is an archive without a file in it");
        }
        return new AdminFile(file, container, fields, recognised.get(0));
    }

    public Format format() {
        return recognised.format();
    }

    /** How the file is read, for the admin. */
    public String description() {
        return recognised.format().word() + ": " + recognised.layout().description();
    }

    /** Bytes of the file on disk. */
    public long size() throws IOException {
        return Files.size(file);
    }

    /** Bytes of the file read so far. */
    public long position() {
        return container.position();
    }

    /**
     * Hands over all that is in the file.
     *
     * @throws UnusableFile if it turns out to hold no number, or more rejects than numbers, or
     *                      breaks off: what was handed over is then to be thrown away
     */
    public Counts read(EntrySink sink) throws IOException {
        Intake intake = new Intake(fields, sink);
        container.forEach((name, content) -> {
            intake.within(name);
            read(name, content, intake);
            return true;
        });
        long numbers = intake.numbers();
        long rejects = intake.rejects();
        if (numbers == 0) {
            throw new UnusableFile(file.getFileName() + " holds no number, read as "
                    + description());
        }
        if (100 * rejects > REJECTS_PERCENT_MAX * (numbers + rejects)) {
            throw new UnusableFile(rejects + " of " + (numbers + rejects) + " lines of "
                    + file.getFileName() + " are no numbers, read as " + description());
        }
        return new Counts(numbers, rejects);
    }

    private void read(String name, InputStream content, Intake intake) throws IOException {
        InputStream buffered = new BufferedInputStream(content, Sample.BYTES);
        buffered.mark(Sample.BYTES);
        Sample sample = Sample.of(name.isEmpty() ? file.getFileName().toString() : name, buffered);
        buffered.reset();
        buffered.skipNBytes(sample.bomBytes());
        recognised.layout().read(buffered, intake);
    }
}
