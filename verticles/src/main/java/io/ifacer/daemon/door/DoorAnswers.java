package io.ifacer.daemon.door;

import java.nio.ByteBuffer;

/** What the door answers by itself, in the words of whoever opened it. */
public final class DoorAnswers {

    private final byte[] requestTooLong;
    private final byte[] answerTooLong;
    private final byte[] late;

    /**
     * The three answers, each far below the limit of one.
     *
     * @param requestTooLong to a request that is longer than the limit
     * @param answerTooLong in the place of an answer that is
     * @param late to a request that the handler did not answer, or that found no place, in time
     */
    public DoorAnswers(byte[] requestTooLong, byte[] answerTooLong, byte[] late) {
        this.requestTooLong = requestTooLong.clone();
        this.answerTooLong = answerTooLong.clone();
        this.late = late.clone();
    }

    ByteBuffer requestTooLong() {
        return ByteBuffer.wrap(requestTooLong);
    }

    ByteBuffer answerTooLong() {
        return ByteBuffer.wrap(answerTooLong);
    }

    ByteBuffer late() {
        return ByteBuffer.wrap(late);
    }
}
