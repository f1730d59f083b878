package io.callgate.cli;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Set;

/** Says what Java's file faults leave unsaid: most of their messages are a bare path. */
final class IoFault {

    /** As the operating system calls it: Java has no type for it. */
    private static final Set<String> DISK_FULL =
            Set.of("No space left on device", "Disk quota exceeded", "File too large");

    private IoFault() {
    }

    static String sentence(IOException fault) {
        if (fault instanceof NoSuchFileException missing) {
            return "there is no " + missing.getFile();
        }
        if (fault instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read or written by "
                    + System.getProperty("user.name");
        }
        if (fault instanceof FileSystemException other && other.getReason() == null) {
            return other.getClass().getSimpleName() + ": " + other.getFile();
        }
        if (fault instanceof ClosedByInterruptException) {
            return "stopped";
        }
        if (DISK_FULL.contains(String.valueOf(fault.getMessage()))) {
            return fault.getMessage() + ": what was not reported as done was not done; free space,"
                    + " then try again";
        }
        return String.valueOf(fault.getMessage());
    }
}
