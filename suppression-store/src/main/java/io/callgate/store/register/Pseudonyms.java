package io.callgate.store.register;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;

import io.callgate.store.register.sqlite.RegisterException;

/**
 * What stands for a number after it was erased: a keyed hash (SipHash-2-4). Who holds the key and a
 * number can tell that it was erased, which is how an opt-out outlives its number; without the key
 * nobody gets from the pseudonym to the number. Immutable; any thread.
 */
public final class Pseudonyms {

    /** Name of the key's file in the store's directory. */
    public static final String FILE = "erasure.key";

    /** The lowest pseudonym: above every number, and still in 50 bits. */
    public static final long LOWEST = 1_000_000_000_000_000L;

    private static final long SPAN = (1L << 50) - LOWEST;
    private static final int KEY_BYTES = 16;
    /** What the fingerprint is the hash of: no number. */
    private static final long FINGERPRINTED = -1;

    private final boolean known;
    private final long k0;
    private final long k1;

    private Pseudonyms(boolean known, long k0, long k1) {
        this.known = known;
        this.k0 = k0;
        this.k1 = k1;
    }

    /** The store's key, if it has one. Whether it should is {@link Register#pseudonyms}. */
    static Pseudonyms of(Path storeDirectory) throws IOException {
        Path file = storeDirectory.resolve(FILE);
        if (!Files.exists(file)) {
            return new Pseudonyms(false, 0, 0);
        }
        ByteBuffer key = ByteBuffer.wrap(Files.readAllBytes(file));
        if (key.remaining() != KEY_BYTES) {
            throw new RegisterException(file + " is damaged: restore it from a backup; without it"
                    + " the opt-outs of erased numbers cannot be told");
        }
        return new Pseudonyms(true, key.getLong(), key.getLong());
    }

    /** The same; makes a key, on disk, if there is none. Call it while alone in the register. */
    static Pseudonyms makeFor(Path storeDirectory) throws IOException {
        Path file = storeDirectory.resolve(FILE);
        if (!Files.exists(file)) {
            byte[] key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            Path aside = storeDirectory.resolve(FILE + ".part");
            Files.deleteIfExists(aside);
            try (FileChannel channel = FileChannel.open(aside, EnumSet.of(
                    StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")))) {
                channel.write(ByteBuffer.wrap(key));
                channel.force(true);
            }
            Files.move(aside, file);
            try (FileChannel directory = FileChannel.open(storeDirectory)) {
                directory.force(true);
            }
        }
        return of(storeDirectory);
    }

    /** Whether there is a key, and so perhaps an erased number. */
    public boolean areKnown() {
        return known;
    }

    /** The pseudonym of a number; allocates nothing. */
    public long of(long number) {
        return LOWEST + Long.remainderUnsigned(sipHash(number), SPAN);
    }

    /** Tells this key from another, and nothing of it or of any number. */
    long fingerprint() {
        return sipHash(FINGERPRINTED);
    }

    /** SipHash-2-4 of eight bytes. */
    private long sipHash(long message) {
        long v0 = k0 ^ 0x736f6d6570736575L;
        long v1 = k1 ^ 0x646f72616e646f6dL;
        long v2 = k0 ^ 0x6c7967656e657261L;
        long v3 = k1 ^ 0x7465646279746573L;
        long word = message;
        for (int step = 0; step < 8; step++) {
            if (step == 0) {
                v3 ^= word;
            } else if (step == 2) {
                v0 ^= word;
                word = 8L << 56;
                v3 ^= word;
            } else if (step == 4) {
                v0 ^= word;
                v2 ^= 0xff;
            }
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }
}
