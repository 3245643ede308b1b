package io.ifacer.store.memory;

import io.ifacer.link.desired.Memo;

/** The two things that are kept, each in a folder of its own, one of which may be writable while the other is not. */
public enum Kept {
    /** The links to be there, in the state directory. */
    LINKS,
    /** Who holds them, in the runtime directory. */
    ATTACHMENTS;

    /** Which of the two a memo belongs to. */
    public static Kept of(Memo memo) {
        return memo instanceof Memo.Links ? LINKS : ATTACHMENTS;
    }
}
