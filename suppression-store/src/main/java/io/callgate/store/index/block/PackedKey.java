package io.callgate.store.index.block;

import net.openhft.chronicle.algo.hashing.LongHashFunction;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.bytes.RandomDataInput;
import net.openhft.chronicle.bytes.RandomDataOutput;
import net.openhft.chronicle.hash.AbstractData;
import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.hash.serialization.DataAccess;
import net.openhft.chronicle.hash.serialization.SizedReader;
import net.openhft.chronicle.wire.WireIn;
import net.openhft.chronicle.wire.WireOut;

/**
 * A long as a map key that is set again for each look-up: a boxed key would be garbage on the call
 * path. Confined to one thread.
 */
public final class PackedKey {

    private long value;

    public PackedKey set(long next) {
        value = next;
        return this;
    }

    public long get() {
        return value;
    }

    /** How the map reads it. Chronicle copies one for each thread's context. */
    static final class Access extends AbstractData<PackedKey> implements DataAccess<PackedKey> {

        private transient BytesStore<?, ?> bytes = BytesStore.wrap(new byte[Long.BYTES]);
        private transient PackedKey key;

        @Override
        public Data<PackedKey> getData(PackedKey instance) {
            key = instance;
            bytes.writeLong(0, instance.value);
            return this;
        }

        @Override
        public void uninit() {
            key = null;
        }

        @Override
        public DataAccess<PackedKey> copy() {
            return new Access();
        }

        @Override
        public RandomDataInput bytes() {
            return bytes;
        }

        @Override
        public long offset() {
            return 0;
        }

        @Override
        public long size() {
            return Long.BYTES;
        }

        @Override
        public PackedKey get() {
            return key;
        }

        @Override
        public PackedKey getUsing(PackedKey using) {
            return key;
        }

        @Override
        public long hash(LongHashFunction function) {
            return function.hashLong(key.value);
        }

        @Override
        public boolean equivalent(RandomDataInput source, long sourceOffset) {
            return source.readLong(sourceOffset) == key.value;
        }

        @Override
        @SuppressWarnings({"rawtypes", "unchecked"})
        public void writeTo(RandomDataOutput target, long targetOffset) {
            target.writeLong(targetOffset, key.value);
        }

        @Override
        public void readMarshallable(WireIn wire) {
            bytes = BytesStore.wrap(new byte[Long.BYTES]);
        }

        @Override
        public void writeMarshallable(WireOut wire) {
            // It has no settings.
        }
    }

    /** How the map hands it out; only iteration does. */
    static final class Reader implements SizedReader<PackedKey> {

        @Override
        public PackedKey read(Bytes<?> in, long size, PackedKey using) {
            return (using == null ? new PackedKey() : using).set(in.readLong());
        }

        @Override
        public void readMarshallable(WireIn wire) {
            // It has no settings.
        }

        @Override
        public void writeMarshallable(WireOut wire) {
            // It has no settings.
        }
    }
}
