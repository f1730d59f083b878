package io.callgate.cli.file;

import io.callgate.cli.Failure;
import io.callgate.store.ingest.AdminFile;
import io.callgate.store.ingest.Reading;
import io.callgate.store.ingest.UnusableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that an admin names to be read. What is wrong with it ends the command. */
public final class GivenFile {

    private GivenFile() {
    }

    /** Of a directory, a pipe, or nothing at all says so. */
    public static void demand(Path file) {
        if (Files.isDirectory(file)) {
            throw Failure.usage(file + " is a directory: name a file in it");
        }
        if (!Files.exists(file)) {
            throw Failure.usage("there is no file " + file);
        }
        if (!Files.isRegularFile(file)) {
            throw Failure.usage(file + " can be read only once, and it is read again after a look"
                    + " at its beginning: save it as a file first");
        }
    }

    /** Opens a file of numbers. */
    public static AdminFile open(Path file, Reading reading) throws IOException {
        try {
            return AdminFile.open(file, reading);
        } catch (UnusableFile unusable) {
            throw Failure.usage(unusable.getMessage());
        } catch (IllegalArgumentException unknownCountry) {
            throw Failure.usage("'" + reading.country() + "' is not a country (ISO 3166, such as"
                    + " FR)");
        }
    }
}
