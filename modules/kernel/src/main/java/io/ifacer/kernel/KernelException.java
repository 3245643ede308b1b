package io.ifacer.kernel;

/** A socket to the kernel could not be had, or failed: operation, errno and its text are in the message. */
public final class KernelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KernelException(String message) {
        super(message);
    }

    public KernelException(String message, Throwable cause) {
        super(message, cause);
    }
}
