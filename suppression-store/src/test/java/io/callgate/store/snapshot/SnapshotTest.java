package io.callgate.store.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32C;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import io.callgate.store.FolderOfProperty;

class SnapshotTest extends FolderOfProperty {

    /** So small that a handful of blocks becomes a run on disk. */
    private static final long TABLE_BYTES_MAX = 1_000;

    /** Numbers that fall into few blocks, so that arrays, bitmaps and repetitions all occur. */
    @Provide
    Arbitrary<List<Long>> numbers() {
        Arbitrary<Long> clustered = Arbitraries.longs().between(33_610_000_000L, 33_610_029_999L);
        Arbitrary<Long> any = Arbitraries.longs().between(1, 999_999_999_999_999L);
        return Arbitraries.oneOf(clustered.list().ofMaxSize(3_000), any.list().ofMaxSize(100),
                Arbitraries.oneOf(clustered, any).list().ofMaxSize(500));
    }

    @Property(tries = 60, seed = "20261122")
    void holdsExactlyTheNumbersAdded(@ForAll("numbers") List<Long> numbers) throws IOException {
        try (SnapshotBuilder builder = builderWith(numbers)) {
            Snapshot snapshot = builder.build(SnapshotBuilder.Mode.REPLACE, List.of()).snapshot();
            Set<Long> expected = new TreeSet<>(numbers);
            assertThat(snapshot.numbers()).isEqualTo(expected.size());
            assertThat(numbersOf(snapshot.cursor())).containsExactlyElementsOf(expected);
            assertThat(builder.added()).isEqualTo(numbers.size());
        }
    }

    @Property(tries = 40, seed = "20261122")
    void joinsAndSubtractsAsSetsDo(@ForAll("numbers") List<Long> first,
            @ForAll("numbers") List<Long> second) throws IOException {
        Set<Long> union = new TreeSet<>(first);
        union.addAll(second);
        Set<Long> difference = new TreeSet<>(first);
        difference.removeAll(second);
        try (SnapshotBuilder base = builderWith(first); SnapshotBuilder add = builderWith(second);
                SnapshotBuilder remove = builderWith(second)) {
            Snapshot before = base.build(SnapshotBuilder.Mode.REPLACE, List.of()).snapshot();
            assertThat(numbersOf(add.build(SnapshotBuilder.Mode.ADD, List.of(before)).snapshot()
                    .cursor())).containsExactlyElementsOf(union);
            Snapshot less = remove.build(SnapshotBuilder.Mode.REMOVE, List.of(before)).snapshot();
            assertThat(numbersOf(less.cursor())).containsExactlyElementsOf(difference);
            assertThat(BlockCursors.compare(before.cursor(), less.cursor())).isEqualTo(
                    new BlockCursors.Difference(new TreeSet<>(first).size() - difference.size(),
                            0));
        }
    }

    @Property(tries = 60, seed = "20261122")
    void refusesAFileWithOneBitFlipped(@ForAll("numbers") List<Long> numbers,
            @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int position) throws IOException {
        try (SnapshotBuilder builder = builderWith(numbers)) {
            SnapshotBuilder.Built built = builder.build(SnapshotBuilder.Mode.REPLACE, List.of());
            byte[] bytes = Files.readAllBytes(built.aside());
            bytes[position % bytes.length] ^= (byte) (1 << position % 8);
            Path file = Files.write(SnapshotBuilder.fileOf(directory,
                    built.snapshot().sha256()), bytes);
            assertThatThrownBy(() -> Snapshot.open(file)).isInstanceOf(SnapshotCorrupt.class);
            assertThatThrownBy(() -> Snapshot.openByChecksums(file))
                    .isInstanceOf(SnapshotCorrupt.class);
        }
    }

    /** The header says whether it holds answers, and of which day. */
    @Property(tries = 60, seed = "20261122")
    void isNotOpenedByChecksumsWithOneBitOfTheHeaderFlipped(
            @ForAll @IntRange(max = 8 * Snapshot.HEADER_BYTES - 1) int bit,
            @ForAll boolean firstFormat) throws IOException {
        try (SnapshotBuilder builder = builderWith(List.of(33_612_345_678L))) {
            Path file = builder.build(SnapshotBuilder.Mode.REPLACE, List.of()).aside();
            byte[] bytes = firstFormat ? inFirstFormat(file) : Files.readAllBytes(file);
            Files.write(file, bytes);
            try (Snapshot whole = Snapshot.openByChecksums(file)) {
                assertThat(whole.contains(33_612_345_678L)).isTrue();
            }
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, bytes);
            assertThatThrownBy(() -> Snapshot.openByChecksums(file))
                    .isInstanceOf(SnapshotCorrupt.class);
        }
    }

    /** As written before the checksum of the directory covered the header, too. */
    private static byte[] inFirstFormat(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer first = ByteBuffer.wrap(bytes);
        first.putInt(Long.BYTES, 1);
        int body = bytes.length - Snapshot.SHA_BYTES;
        int footer = body - Snapshot.FOOTER_BYTES;
        int directoryBytes = first.getInt(footer + 2 * Long.BYTES)
                * BlockDirectory.ENTRY_BYTES;
        CRC32C crc = new CRC32C();
        crc.update(bytes, footer - directoryBytes, directoryBytes);
        first.putInt(body - Integer.BYTES, (int) crc.getValue());
        MessageDigest sha = SnapshotWriter.sha256();
        sha.update(bytes, 0, body);
        first.put(body, sha.digest());
        return bytes;
    }

    @Example
    void isNotOpenedUnderTheNameOfAnother() throws IOException {
        try (SnapshotBuilder builder = builderWith(List.of(33_612_345_678L))) {
            Path file = builder.build(SnapshotBuilder.Mode.REPLACE, List.of()).aside();
            Path other = Files.copy(file, SnapshotBuilder.fileOf(directory, "0".repeat(64)));
            assertThatThrownBy(() -> Snapshot.openByChecksums(other))
                    .isInstanceOf(SnapshotCorrupt.class).hasMessageContaining("another snapshot");
        }
    }

    @Property(tries = 40, seed = "20261122")
    void refusesAFileThatEndsTooEarly(@ForAll("numbers") List<Long> numbers,
            @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int position) throws IOException {
        try (SnapshotBuilder builder = builderWith(numbers)) {
            Path file = builder.build(SnapshotBuilder.Mode.REPLACE, List.of()).aside();
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, java.util.Arrays.copyOf(bytes, position % bytes.length));
            assertThatThrownBy(() -> Snapshot.open(file)).isInstanceOf(SnapshotCorrupt.class);
            assertThatThrownBy(() -> Snapshot.openByChecksums(file))
                    .isInstanceOf(SnapshotCorrupt.class);
        }
    }

    private SnapshotBuilder builderWith(List<Long> numbers) throws IOException {
        SnapshotBuilder builder = new SnapshotBuilder(directory, TABLE_BYTES_MAX,
                TABLE_BYTES_MAX);
        for (long number : numbers) {
            builder.add(number);
        }
        return builder;
    }

    static List<Long> numbersOf(BlockCursor cursor) throws IOException {
        List<Long> numbers = new ArrayList<>();
        while (cursor.next()) {
            BlockSet set = cursor.set();
            for (int suffix = set.next(0); suffix >= 0; suffix = set.next(suffix + 1)) {
                numbers.add(cursor.block() * BlockSet.SUFFIXES + suffix);
            }
        }
        return numbers;
    }
}
