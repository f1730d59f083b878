package io.callgate.gateway.admission.digest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The file of digest users, one a line: {@code user:realm:MD5:SHA-256}, each hash being
 * H(user:realm:password). Who reads it can place calls as any of them, so it is its owner's only.
 */
public final class SecretsFile {

    /** One line. */
    public record Entry(String user, String realm, String md5, String sha256) {

        /** What is kept of a password. */
        public static Entry of(String user, String realm, String password) {
            return new Entry(user, realm, Algorithm.MD5.secret(user, realm, password),
                    Algorithm.SHA_256.secret(user, realm, password));
        }

        private String line() {
            return user + ":" + realm + ":" + md5 + ":" + sha256 + "\n";
        }
    }

    /** A user for each of the thousand callers there may be, and as many that have gone. */
    private static final long BYTES_MAX = 1 << 20;

    private static final Pattern LINE = Pattern.compile(
            "([A-Za-z0-9._-]{1,64}):([A-Za-z0-9._-]{1,64}):([0-9a-f]{32}):([0-9a-f]{64})");
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString(
            "---rwxrwx");

    private final Path file;

    public SecretsFile(Path file) {
        this.file = file;
    }

    /**
     * Every entry; none if there is no file.
     *
     * @throws IOException naming the file and the line, or who else may read it
     */
    public List<Entry> entries() throws IOException {
        if (Files.notExists(file)) {
            return List.of();
        }
        refuseOpenToOthers();
        if (Files.size(file) > BYTES_MAX) {
            throw new IOException(file + ": larger than " + BYTES_MAX + " bytes");
        }
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            number++;
            if (!line.isBlank()) {
                entries.add(entry(line, number));
            }
        }
        return entries;
    }

    /** The entries of one realm, for the gateway. */
    public Secrets secrets(String realm) throws IOException {
        return new Secrets(entries(), realm);
    }

    private Entry entry(String line, int number) throws IOException {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IOException(file + ": line " + number + " is not user:realm:MD5:SHA-256");
        }
        return new Entry(parts.group(1), parts.group(2), parts.group(3), parts.group(4));
    }

    private void refuseOpenToOthers() throws IOException {
        Set<PosixFilePermission> given = Files.getPosixFilePermissions(file);
        if (given.stream().anyMatch(OTHERS::contains)) {
            throw new IOException(file + ": readable by others than its owner; chmod 600 it");
        }
    }

    /** Puts the entry in place of the user's earlier one in that realm, or behind the others. */
    public void put(Entry entry) throws IOException {
        List<Entry> entries = without(entry.user(), entry.realm());
        entries.add(entry);
        write(entries);
    }

    /** Takes the user out; false if there was none. */
    public boolean remove(String user, String realm) throws IOException {
        List<Entry> rest = without(user, realm);
        boolean was = rest.size() < entries().size();
        if (was) {
            write(rest);
        }
        return was;
    }

    private List<Entry> without(String user, String realm) throws IOException {
        List<Entry> rest = new ArrayList<>(entries());
        rest.removeIf(entry -> entry.user().equals(user) && entry.realm().equals(realm));
        return rest;
    }

    /** Written aside and moved into place, so that a gateway that looks sees all or nothing. */
    private void write(List<Entry> entries) throws IOException {
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> text.append(entry.line()));
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
        Files.createDirectories(folder);
        Path aside = Files.createTempFile(folder, "digest", ".new",
                PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text.toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        keepOwner(aside);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** An admin who writes it as root must not take it from the gateway's user. */
    private void keepOwner(Path aside) throws IOException {
        Path model = Files.exists(file) ? file : file.toAbsolutePath().getParent();
        var owner = Files.getOwner(model, LinkOption.NOFOLLOW_LINKS);
        if (!owner.equals(Files.getOwner(aside))) {
            Files.setOwner(aside, owner);
        }
    }
}
