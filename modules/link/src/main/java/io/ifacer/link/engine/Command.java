package io.ifacer.link.engine;

import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import java.util.List;

/** What can be asked of the engine. */
public sealed interface Command {

    Attachment attachment();

    /**
     * Make these links right, all or none, and note who wants them.
     *
     * @param links lowers before uppers; none when the configuration asks for no link
     * @param warnings what of the configuration was ignored, to be told as events
     */
    record Add(Attachment attachment, List<DesiredLink> links, List<String> warnings) implements Command {
        public Add {
            links = List.copyOf(links);
            warnings = List.copyOf(warnings);
        }

        public Add(Attachment attachment, List<DesiredLink> links) {
            this(attachment, links, List.of());
        }
    }

    /** The attachment is gone; its links stay. Always succeeds. */
    record Del(Attachment attachment) implements Command {}
}
