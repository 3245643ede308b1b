package io.ifacer.cni;

/** A request that cannot be carried out as it stands; the error says why. Bears no stack trace: it is an answer. */
public class CniException extends Exception {

    private final CniError error;

    public CniException(CniError error) {
        super(error.msg(), null, false, false);
        this.error = error;
    }

    CniException(CniCode code, String msg) {
        this(CniError.of(code, msg));
    }

    CniException(CniCode code, String msg, String details) {
        this(new CniError(code, msg, details));
    }

    /** What to answer. */
    public CniError error() {
        return error;
    }
}
