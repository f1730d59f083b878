package io.callgate.store.index.block;

import net.openhft.chronicle.map.ChronicleMapBuilder;
import net.openhft.posix.internal.PosixAPIHolder;

/** What every map of this room has in common. */
public final class OffHeapMaps {

    static {
        // Before Chronicle's first class: it neither reports to its maker nor asks for an address.
        System.setProperty("chronicle.analytics.disable", "true");
        System.setProperty("chronicle.announcer.disable", "true");
        // Its binding to the C library costs a quarter of a second at each start; maps in memory
        // do not use it.
        PosixAPIHolder.useNoOpPosixApi();
    }

    private OffHeapMaps() {
    }

    /** A map from packed longs to bytes, private to this process. */
    public static ChronicleMapBuilder<PackedKey, byte[]> builder(String name) {
        return ChronicleMapBuilder.of(PackedKey.class, byte[].class)
                .name(name)
                .keyReaderAndDataAccess(new PackedKey.Reader(), new PackedKey.Access())
                .constantKeySizeBySample(new PackedKey())
                .putReturnsNull(true)
                .removeReturnsNull(true);
    }
}
