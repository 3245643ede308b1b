package io.ifacer.link.engine;

import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.Holding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds attachments whose container has gone without a DEL: their network namespace is not there any more. A runtime that
 * was killed, or a DEL while the daemon was away, leaves such.
 */
final class Namespaces {

    private final Attachments attachments;
    private final Holders holders;
    private final Outbox out;

    /** What was held when it was asked: a path may have been taken anew since. */
    private final Map<Attachment, Holding> asked = new HashMap<>();

    Namespaces(Attachments attachments, Holders holders, Outbox out) {
        this.attachments = attachments;
        this.holders = holders;
        this.out = out;
    }

    void probe() {
        asked.clear();
        Set<String> paths = new HashSet<>();
        for (Holding holding : attachments.all()) {
            if (!holding.netns().isEmpty()) {
                asked.put(holding.attachment(), holding);
                paths.add(holding.netns());
            }
        }
        if (!paths.isEmpty()) {
            out.probeNamespaces(paths);
        }
    }

    void probed(Set<String> gone) {
        if (gone.isEmpty()) {
            return;
        }
        for (Holding holding : List.copyOf(asked.values())) {
            boolean sameAsThen = holding.equals(attachments.of(holding.attachment()));
            if (sameAsThen && gone.contains(holding.netns())) {
                holders.drop(
                        holding.attachment(),
                        Event.Type.ATTACHMENT_EXPIRED,
                        Event.Cause.NAMESPACE,
                        "its network namespace " + holding.netns() + " is gone",
                        failure -> {});
            }
        }
        asked.clear();
    }
}
