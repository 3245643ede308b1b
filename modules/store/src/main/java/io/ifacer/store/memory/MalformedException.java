package io.ifacer.store.memory;

/** Remembered text that is not what was written; the message says where it differs. Never shown without its file's name. */
final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
        super(message);
    }
}
