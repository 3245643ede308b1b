package io.ifacer.link.desired;

import java.util.List;

/** Something to be remembered beyond the life of the process. */
public sealed interface Memo {

    /** These are all the links that are to be there, also after a reboot; replaces the list that was remembered before. */
    record Links(List<DesiredLink> links) implements Memo {
        public Links {
            links = List.copyOf(links);
        }
    }

    /** An attachment holds links; until the node's reboot. Replaces what the same attachment held before. */
    record Attached(Holding holding) implements Memo {}

    /** An attachment is gone. */
    record Detached(Attachment attachment) implements Memo {}
}
