package io.ifacer.cni;

/** What becomes of an entry of {@code bond.options} that names no option; the setting {@code unknownOptions}. */
public enum UnknownOptions {
    /** The request is refused. */
    REFUSE,
    /** The entry is left out with a warning, as the original leaves it out without one. */
    WARN
}
