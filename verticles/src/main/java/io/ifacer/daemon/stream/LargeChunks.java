package io.ifacer.daemon.stream;

/** How many large chunks may wait for readers at once: whoever was quick may stand still at any time, and so may all. */
final class LargeChunks {

    static final int BYTES = 32 << 10;

    private static final int MAX_UNDER_WAY = 64;

    private int underWay;

    /** Takes the right to one, where there is one left. */
    boolean take() {
        if (underWay == MAX_UNDER_WAY) {
            return false;
        }
        underWay++;
        return true;
    }

    /** One is no longer under way. */
    void giveBack() {
        underWay--;
    }
}
