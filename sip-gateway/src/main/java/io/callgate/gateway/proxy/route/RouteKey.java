package io.callgate.gateway.proxy.route;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;

/**
 * The secret behind branches, To-tags and Route tokens. Gateways that share it serve each other's
 * dialogs, and a restart with the same key drops no call.
 */
public final class RouteKey {

    private static final int BYTES = 16;

    private final long key0;
    private final long key1;

    /** The two halves of a key that is already known. */
    public RouteKey(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    /**
     * Reads the key file, or makes it, readable by its owner only, if there is none.
     *
     * @throws IOException naming the file, if it cannot be read or has not exactly 16 bytes
     */
    public static RouteKey load(Path file) throws IOException {
        if (Files.notExists(file)) {
            create(file);
        }
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length != BYTES) {
            throw new IOException("sip.route-key-file " + file + ": expected " + BYTES
                    + " bytes, found " + bytes.length);
        }
        ByteBuffer key = ByteBuffer.wrap(bytes);
        return new RouteKey(key.getLong(), key.getLong());
    }

    /** Written aside and linked into place, so that a kill leaves no half a key. */
    private static void create(Path file) throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path aside = Files.createTempFile(folder, file.getFileName().toString(), ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = Files.newByteChannel(aside, EnumSet.of(StandardOpenOption.WRITE,
                StandardOpenOption.DSYNC))) {
            channel.write(ByteBuffer.wrap(bytes));
        }
        try {
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException anotherGatewayWasFirst) {
            Files.deleteIfExists(aside);
            return;
        }
        Files.delete(aside);
    }

    SipHash newHash() {
        return new SipHash(key0, key1);
    }
}
