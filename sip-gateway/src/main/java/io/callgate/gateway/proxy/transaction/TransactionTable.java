package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.proxy.route.TransactionKeys;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * The live transactions by key: open addressing with linear probing over flat arrays, and the pool
 * the records come from. Loop thread only.
 */
public final class TransactionTable {

    /**
     * Transactions kept at once, most of them only lingering 32 s after their final answer; at 150
     * B
     * each 39 MiB. When full a new call is answered 503 with Retry-After.
     */
    public static final int TRANSACTIONS_MAX = 1 << 18;

    private final int sizeMax;
    /** Half of the slots stay empty, so that a probe is short. */
    private final int lastSlot;
    private final long[] keys;
    private final InviteTransaction[] transactions;
    private final ArrayDeque<InviteTransaction> pool = new ArrayDeque<>();
    private int size;

    /** @param sizeMax a power of two */
    TransactionTable(int sizeMax) {
        this.sizeMax = sizeMax;
        this.lastSlot = 2 * sizeMax - 1;
        this.keys = new long[2 * sizeMax];
        this.transactions = new InviteTransaction[2 * sizeMax];
    }

    /** The transaction with this key, or null. */
    InviteTransaction get(long key) {
        int slot = home(key);
        while (keys[slot] != TransactionKeys.NO_KEY) {
            if (keys[slot] == key) {
                return transactions[slot];
            }
            slot = slot + 1 & lastSlot;
        }
        return null;
    }

    boolean isFull() {
        return size >= sizeMax;
    }

    int size() {
        return size;
    }

    /** A cleared transaction under a key that is not in the table; the table must not be full. */
    InviteTransaction open(long key) {
        InviteTransaction transaction = pool.isEmpty() ? new InviteTransaction() : pool.pop();
        transaction.key = key;
        int slot = home(key);
        while (keys[slot] != TransactionKeys.NO_KEY) {
            slot = slot + 1 & lastSlot;
        }
        keys[slot] = key;
        transactions[slot] = transaction;
        size++;
        return transaction;
    }

    /** Takes the transaction out of the table and back into the pool. */
    void close(InviteTransaction transaction) {
        int slot = home(transaction.key);
        while (transactions[slot] != transaction) {
            slot = slot + 1 & lastSlot;
        }
        closeGap(slot);
        size--;
        transaction.clear();
        pool.push(transaction);
    }

    /** Every transaction; the action must not open or close any. Slow: for rare events. */
    void forEach(Consumer<InviteTransaction> action) {
        for (InviteTransaction transaction : transactions) {
            if (transaction != null) {
                action.accept(transaction);
            }
        }
    }

    /** Knuth's algorithm 6.4R: moves up what would no longer be found over the gap. */
    private void closeGap(int emptied) {
        int gap = emptied;
        int slot = gap;
        while (true) {
            slot = slot + 1 & lastSlot;
            if (keys[slot] == TransactionKeys.NO_KEY) {
                break;
            }
            int distanceFromHome = slot - home(keys[slot]) & lastSlot;
            int distanceFromGap = slot - gap & lastSlot;
            if (distanceFromHome >= distanceFromGap) {
                keys[gap] = keys[slot];
                transactions[gap] = transactions[slot];
                gap = slot;
            }
        }
        keys[gap] = TransactionKeys.NO_KEY;
        transactions[gap] = null;
    }

    /** Keys are keyed hashes already: their low bits are as good as any. */
    private int home(long key) {
        return (int) key & lastSlot;
    }
}
