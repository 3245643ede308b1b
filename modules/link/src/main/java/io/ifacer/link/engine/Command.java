package io.ifacer.link.engine;

import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked of the engine. */
public sealed interface Command {

    /**
     * Make these links right, all or none, and note who wants them.
     *
     * @param netns the path of the container's network namespace, empty when it was not given
     * @param links lowers before uppers; none when the configuration asks for no link
     * @param warnings what of the configuration was ignored, to be told as events
     */
    record Add(Attachment attachment, String netns, List<DesiredLink> links, List<String> warnings) implements Command {
        public Add {
            links = List.copyOf(links);
            warnings = List.copyOf(warnings);
        }

        public Add(Attachment attachment, List<DesiredLink> links) {
            this(attachment, "", links, List.of());
        }
    }

    /** The attachment is gone; its links stay. Always succeeds. */
    record Del(Attachment attachment) implements Command {}

    /**
     * Compare what the kernel has with these links; changes nothing.
     *
     * @param links what the configuration asks for
     */
    record Check(Attachment attachment, List<DesiredLink> links) implements Command {
        public Check {
            links = List.copyOf(links);
        }
    }

    /**
     * Drop the attachments of a network that are not listed.
     *
     * @param valid those that stay, all of this network
     */
    record Gc(String network, Set<Attachment> valid) implements Command {
        public Gc {
            valid = Set.copyOf(valid);
        }
    }

    /** Whether an ADD could be met now. */
    record Status() implements Command {}

    /** The links that the node shall have without any container: all of them, in place of those declared before. */
    record Declare(List<DesiredLink> links) implements Command {
        public Declare {
            links = List.copyOf(links);
        }
    }

    /**
     * Repair nothing until {@link Resume}; what is lost is told of all the same, and ADDs go on.
     *
     * @param link the name of one link, null for the whole node
     */
    record Pause(@Nullable String link) implements Command {}

    /**
     * Repair again.
     *
     * @param link the name of one link, null for the whole node and for all links that were paused by name
     */
    record Resume(@Nullable String link) implements Command {}

    /** Compare the table with the kernel now; what differs is told of and repaired. */
    record Audit() implements Command {}
}
