package io.callgate.store.index;

/**
 * Where two readers meet, of whom one takes the blocks from the first up, the other from the last
 * down: wherever the records lie, both are busy to the end, and each block is taken once.
 */
final class Meeting {

    private int firstRun = -1;
    private long firstBlock;
    private int lastRun = Integer.MAX_VALUE;
    private long lastBlock;

    /**
     * Called before a block is read.
     *
     * @param run the place of its run among all
     * @return false if the other reader has come here already: both are done
     */
    synchronized boolean take(boolean up, int run, long block) {
        boolean free = up ? run < lastRun || run == lastRun && block < lastBlock
                : run > firstRun || run == firstRun && block > firstBlock;
        if (free && up) {
            firstRun = run;
            firstBlock = block;
        } else if (free) {
            lastRun = run;
            lastBlock = block;
        }
        return free;
    }
}
