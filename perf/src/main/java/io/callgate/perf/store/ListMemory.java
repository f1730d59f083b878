package io.callgate.perf.store;

import io.callgate.store.index.IndexListener;
import io.callgate.store.index.list.ListGeneration;
import io.callgate.store.index.SuppressionIndex;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What each number of a list takes in a gateway's memory. Arguments: store, list.
 */
public final class ListMemory {

    private ListMemory() {
    }

    public static void main(String[] arguments) {
        try (SuppressionIndex index =
                SuppressionIndex.follow(Path.of(arguments[0]), new Silent());
                PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out))) {
            ListGeneration list = index.list(arguments[1]).current();
            out.println(String.format(Locale.ROOT, "%.2f",
                    (double) list.offHeapBytes() / list.size()));
        }
    }

    private static final class Silent implements IndexListener {

        @Override
        public void listActivated(String list, long version, long numbers) {
            // Asked for below.
        }

        @Override
        public void faulted(String what, Exception cause) {
            throw new IllegalStateException(what, cause);
        }
    }
}
