package io.ifacer.link.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would be done now if nothing held it back, neither a pause nor a back-off; for readers on any thread.
 *
 * @param links the desired links that are not right, in the order in which they were first wanted
 * @param staleBecause why nothing can be planned now, since the links are being read from the kernel; empty when it can
 */
public record NodePlan(List<LinkPlan> links, String staleBecause) {

    public NodePlan {
        links = List.copyOf(links);
    }

    /**
     * What one link needs.
     *
     * @param name the link
     * @param steps what would be done for it and for its ports, in order: a look at a port first, and then what follows if that
     *     port carries nothing; what its lower needs, that has in its own plan
     * @param notices what has to wait, and for what
     * @param problem why not all of it can be done; null when it can
     */
    public record LinkPlan(
            String name,
            List<String> steps,
            List<String> notices,
            @Nullable String problem) {
        public LinkPlan {
            steps = List.copyOf(steps);
            notices = List.copyOf(notices);
        }
    }
}
