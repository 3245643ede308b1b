package io.ifacer.link.engine;

import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Who wants which links: the attachments whose ADD succeeded, and those whose ADD is at work. */
final class Attachments {

    private final Map<Attachment, List<DesiredLink>> held = new HashMap<>();
    private final Map<Attachment, Set<Job>> pending = new HashMap<>();

    /** An ADD came in. */
    void began(Job job) {
        pending.computeIfAbsent(job.command().attachment(), none -> new LinkedHashSet<>())
                .add(job);
    }

    /** An ADD is over. */
    void ended(Job job) {
        Attachment attachment = job.command().attachment();
        Set<Job> jobs = pending.get(attachment);
        if (jobs != null && jobs.remove(job) && jobs.isEmpty()) {
            pending.remove(attachment);
        }
    }

    /** Notes who wants links; true when the attachment is new. A repeated ADD replaces what the earlier one wanted. */
    boolean hold(Attachment attachment, List<DesiredLink> links) {
        return held.put(attachment, links) == null;
    }

    /** Forgets an attachment; false when there was none, which is fine. */
    boolean drop(Attachment attachment) {
        return held.remove(attachment) != null;
    }

    /** The attachments of a network, held or pending, that are not among these. */
    List<Attachment> others(String network, Set<Attachment> valid) {
        return Stream.concat(held.keySet().stream(), pending.keySet().stream())
                .distinct()
                .filter(attachment -> attachment.network().equals(network) && !valid.contains(attachment))
                .toList();
    }

    /** The ADDs of an attachment that are not over, in the order of arrival. */
    List<Job> pending(Attachment attachment) {
        return List.copyOf(pending.getOrDefault(attachment, Set.of()));
    }
}
