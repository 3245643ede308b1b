package io.ifacer.link.engine;

/** How a desired link is. */
public enum LinkState {
    /** As it is wanted. */
    OK,
    /** Not as it is wanted, and ifacer is about to change that. */
    REPAIRING,
    /** Not as it is wanted, and nothing can be done until something else changes. */
    BLOCKED,
    /** Not as it is wanted, and repaired lately: the next repair has to wait. */
    BACKING_OFF,
    /** Not as it is wanted, and an operator wants it left alone. */
    PAUSED,
    /** Not as it is wanted, and somebody else made it: left alone. */
    FOREIGN
}
