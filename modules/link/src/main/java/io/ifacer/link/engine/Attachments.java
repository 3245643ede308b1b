package io.ifacer.link.engine;

import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.Holding;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attachments whose ADD succeeded, with what they hold, and those whose ADD is at work. */
final class Attachments {

    private final Map<Attachment, Holding> held = new LinkedHashMap<>();
    private final Map<Attachment, Set<AddJob>> pending = new HashMap<>();

    /** An ADD came in. */
    void began(AddJob job) {
        pending.computeIfAbsent(job.command().attachment(), none -> new LinkedHashSet<>())
                .add(job);
    }

    /** An ADD is over. */
    void ended(AddJob job) {
        Attachment attachment = job.command().attachment();
        Set<AddJob> jobs = pending.get(attachment);
        if (jobs != null && jobs.remove(job) && jobs.isEmpty()) {
            pending.remove(attachment);
        }
    }

    /** The ADDs of an attachment that are not over, in the order of arrival. */
    List<AddJob> pending(Attachment attachment) {
        return List.copyOf(pending.getOrDefault(attachment, Set.of()));
    }

    /** Notes what an attachment holds; what it held before, null when it is new. */
    @Nullable
    Holding put(Holding holding) {
        return held.put(holding.attachment(), holding);
    }

    /** Forgets an attachment; what it held, null when there was none, which is fine. */
    @Nullable
    Holding remove(Attachment attachment) {
        return held.remove(attachment);
    }

    @Nullable
    Holding of(Attachment attachment) {
        return held.get(attachment);
    }

    /** What is held, in the order in which the attachments came. */
    Collection<Holding> all() {
        return held.values();
    }
}
