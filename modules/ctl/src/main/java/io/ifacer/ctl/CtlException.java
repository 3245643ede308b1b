package io.ifacer.ctl;

/** A command cannot go on; the message is for the person, the code for the script. */
final class CtlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CtlException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
