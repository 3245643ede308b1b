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

    /** Why not all of them can be seen, as it was told; empty when all can. */
    private String unseen = "";

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

    /**
     * It was looked.
     *
     * @param gone those that certainly are
     * @param trouble why some could not be looked at; empty when all were
     */
    void probed(Set<String> gone, String trouble) {
        unseen(trouble);
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

    /** Told once for each reason, and once when it is over: what cannot be seen is never taken for gone. */
    void unseen(String trouble) {
        if (trouble.equals(unseen)) {
            return;
        }
        unseen = trouble;
        if (trouble.isEmpty()) {
            out.publish(
                    Event.Type.NAMESPACES_SEEN,
                    Event.Cause.NAMESPACE,
                    "namespaces",
                    "all of them can be looked at again");
        } else {
            out.publish(
                    Event.Type.NAMESPACES_UNSEEN,
                    Event.Cause.NAMESPACE,
                    "namespaces",
                    trouble + "; an attachment whose namespace cannot be seen is kept until its DEL or a GC");
        }
    }
}
