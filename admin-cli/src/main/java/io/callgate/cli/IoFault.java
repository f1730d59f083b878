package io.callgate.cli;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says what Java's file faults leave unsaid: most of their messages are a bare path. */
final class IoFault {

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
        return String.valueOf(fault.getMessage());
    }
}
