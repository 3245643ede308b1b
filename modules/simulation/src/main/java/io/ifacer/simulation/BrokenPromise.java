package io.ifacer.simulation;

/** The daemon did not keep a promise. */
final class BrokenPromise extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Promise promise;

    BrokenPromise(Promise promise, String what) {
        super(promise.text() + ": " + what);
        this.promise = promise;
    }

    BrokenPromise(Promise promise, String what, Throwable cause) {
        super(promise.text() + ": " + what, cause);
        this.promise = promise;
    }

    /** Which one. */
    Promise promise() {
        return promise;
    }
}
