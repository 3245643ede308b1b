package io.ifacer.link.engine;

import org.jspecify.annotations.Nullable;

/** Tells of a disk that does not take what is to be remembered: once when it begins, and once when it is over. */
final class SaveTrouble {

    private final String what;
    private final Outbox out;
    private boolean told;

    /** @param what what is saved there, as the subject of the events */
    SaveTrouble(String what, Outbox out) {
        this.what = what;
        this.out = out;
    }

    /** @param failure why a save failed; null when it did not */
    void saved(@Nullable String failure) {
        if (failure == null && told) {
            out.publish(Event.Type.STORE_RECOVERED, Event.Cause.DISK, what, "can be saved again");
        } else if (failure != null && !told) {
            out.publish(
                    Event.Type.STORE_TROUBLE,
                    Event.Cause.DISK,
                    what,
                    "cannot be saved: " + failure + "; an ADD that needs it fails, repairs go on");
        }
        told = failure != null;
    }
}
