package io.ifacer.simulation;

import java.util.random.RandomGenerator;

/**
 * Chance that is somebody else's choice: takes its numbers from bytes, small ones from one byte each, so that a fuzzer sees
 * which byte decides what. When they are used up, every number is 0.
 */
public final class Choices implements RandomGenerator {

    private static final int BYTE_MASK = 0xff;
    private static final int ONE_BYTE = 256;

    private final byte[] bytes;
    private int position;

    public Choices(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** Whether nothing is left to choose. */
    public boolean areUsedUp() {
        return position >= bytes.length;
    }

    private int nextByte() {
        return areUsedUp() ? 0 : bytes[position++] & BYTE_MASK;
    }

    @Override
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("wanted a bound above 0, found " + bound);
        }
        return bound <= ONE_BYTE ? nextByte() % bound : Integer.remainderUnsigned(nextInt(), bound);
    }

    @Override
    public boolean nextBoolean() {
        return (nextByte() & 1) == 1;
    }

    @Override
    public int nextInt() {
        return nextByte() << 24 | nextByte() << 16 | nextByte() << 8 | nextByte();
    }

    @Override
    public long nextLong() {
        return (long) nextInt() << Integer.SIZE | Integer.toUnsignedLong(nextInt());
    }
}
