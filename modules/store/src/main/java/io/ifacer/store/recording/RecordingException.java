package io.ifacer.store.recording;

import java.io.IOException;

/** A file that cannot be played; the message says why, without the file's name. */
public final class RecordingException extends IOException {
    private static final long serialVersionUID = 1L;

    RecordingException(String message) {
        super(message);
    }
}
