package io.callgate.store.index;

import io.callgate.store.snapshot.BlockSet;
import net.openhft.chronicle.bytes.RandomDataInput;

/** A block's container, searched where it lies. */
final class Container {

    private Container() {
    }

    static boolean holds(RandomDataInput bytes, long start, long length, int suffix) {
        if (length == BlockSet.BITMAP_BYTES) {
            return (bytes.readByte(start + (suffix >>> 3)) & 1 << (suffix & 7)) != 0;
        }
        int low = 0;
        int high = (int) length / Character.BYTES - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int found = bytes.readUnsignedShort(start + 2L * middle);
            if (found == suffix) {
                return true;
            }
            low = found < suffix ? middle + 1 : low;
            high = found < suffix ? high : middle - 1;
        }
        return false;
    }
}
