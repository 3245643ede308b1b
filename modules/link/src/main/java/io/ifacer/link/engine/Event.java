package io.ifacer.link.engine;

import io.ifacer.link.desired.Attachment;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Something that a person who watches the node wants to know.
 *
 * @param type what kind of thing happened
 * @param cause what brought it about, or how it was found out
 * @param subject the link or attachment concerned
 * @param text the fact, and its cause where there is one
 * @param changes the fields that matter, before and after
 * @param attachments the attachments concerned
 * @param durationNanos from the loss to its repair, as the engine's clock has it; {@link #NO_DURATION} where nothing was
 *     repaired
 */
public record Event(
        Type type,
        Cause cause,
        String subject,
        String text,
        List<FieldChange> changes,
        List<Attachment> attachments,
        long durationNanos) {

    public static final long NO_DURATION = -1;

    /**
     * One field, as text.
     *
     * @param field its name; of a link below the subject with the name of that: {@code mtu of ens1}
     * @param before what it was, or what is wanted where there is something else; empty for nothing
     * @param after what it is now; empty for nothing
     */
    public record FieldChange(String field, String before, String after) {
        public FieldChange {
            before = bounded(before);
            after = bounded(after);
        }
    }

    /** Of a text: what is longer is cut. None is, unless somebody asks for a great many things at once. */
    public static final int MAX_CHARS = 4096;

    public Event {
        text = bounded(text);
        changes = List.copyOf(changes);
        attachments = List.copyOf(attachments);
    }

    private static String bounded(String text) {
        if (text.length() <= MAX_CHARS) {
            return text;
        }
        int end = MAX_CHARS - 3;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "...";
    }

    public Event(Type type, Cause cause, String subject, String text) {
        this(type, cause, subject, text, List.of(), List.of(), NO_DURATION);
    }

    /** The same, with the fields that matter. */
    public Event with(List<FieldChange> fields) {
        return new Event(type, cause, subject, text, fields, attachments, durationNanos);
    }

    /** The same, with the attachments concerned. */
    public Event concerning(Collection<Attachment> concerned) {
        return new Event(type, cause, subject, text, changes, List.copyOf(concerned), durationNanos);
    }

    /** The same, of something that was not right for so long. */
    public Event lasting(long nanos) {
        return new Event(type, cause, subject, text, changes, attachments, nanos);
    }

    /** What it carries beside cause, subject and text. */
    public Set<Part> parts() {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        if (!changes.isEmpty()) {
            parts.add(Part.CHANGES);
        }
        if (!attachments.isEmpty()) {
            parts.add(Part.ATTACHMENTS);
        }
        if (durationNanos != NO_DURATION) {
            parts.add(Part.DURATION);
        }
        return parts;
    }

    /** What an event may carry. */
    public enum Part {
        CHANGES("changes"),
        ATTACHMENTS("attachments"),
        DURATION("durationMicros");

        private final String id;

        Part(String id) {
            this.id = id;
        }

        /** The name of the field in the stream. */
        public String id() {
            return id;
        }
    }

    /** What brings events about. */
    public enum Cause {
        /** A pod's ADD. */
        ADD("add"),
        /** A pod's DEL. */
        DEL("del"),
        /** A GC that did not list it. */
        GC("gc"),
        /** A network namespace that is gone, or cannot be looked at. */
        NAMESPACE("namespace"),
        /** The file of declared links. */
        DECLARATION("declaration"),
        /** It is remembered from before the daemon's start. */
        MEMORY("memory"),
        /** The kernel told of it. */
        NOTIFICATION("notification"),
        /** The kernel did not tell of it: a comparison with all links found it. */
        AUDIT("audit"),
        /** The kernel dropped notifications. */
        OVERRUN("overrun"),
        /** All links were read, at the start or after a loss: it was found then, or they could not be read. */
        DUMP("dump"),
        /** Somebody who has the say on this node. */
        OPERATOR("operator"),
        /** Nobody wants it any more. */
        UNWANTED("unwanted"),
        /** Something that it needs is not there, or not as it has to be. */
        WAITING("waiting"),
        /** Somebody else made it, or has what it needs. */
        FOREIGN("foreign"),
        /** The kernel refuses it. */
        REFUSED("refused"),
        /** The kernel does not answer, or did not tell that it took effect. */
        SILENT("silent"),
        /** Somebody else changes it back. */
        CONTENTION("contention"),
        /** The disk. */
        DISK("disk"),
        /** A mistake in the daemon itself. */
        DEFECT("defect");

        private final String id;

        Cause(String id) {
            this.id = id;
        }

        /** The stable name of the cause. */
        public String id() {
            return id;
        }
    }

    /** Every kind there is, with what each event of it carries; attachments are in any that concerns some. */
    public enum Type {
        ATTACHMENT_ADDED("attachment.added", Part.ATTACHMENTS),
        ATTACHMENT_REMOVED("attachment.removed", Part.ATTACHMENTS),
        ATTACHMENT_EXPIRED("attachment.expired", Part.ATTACHMENTS),
        NAMESPACES_UNSEEN("namespaces.unseen"),
        NAMESPACES_SEEN("namespaces.seen"),
        LINK_CREATED("link.created", Part.CHANGES),
        LINK_ADOPTED("link.adopted", Part.CHANGES, Part.ATTACHMENTS),
        LINK_LOST("link.lost", Part.CHANGES),
        LINK_MOVED("link.moved", Part.CHANGES),
        LINK_REPAIRED("link.repaired", Part.CHANGES, Part.DURATION),
        LINK_BLOCKED("link.blocked", Part.CHANGES),
        LINK_CONTESTED("link.contested", Part.CHANGES),
        LINK_DELETED("link.deleted", Part.CHANGES),
        LINK_KEPT("link.kept"),
        LINK_FORGOTTEN("link.forgotten"),
        PORT_LOST("port.lost", Part.CHANGES),
        PORT_RETURNED("port.returned", Part.CHANGES, Part.DURATION),
        DRIFT_FOUND("drift.found", Part.CHANGES),
        CARRIER_CHANGED("carrier.changed", Part.CHANGES),
        PODS_AFFECTED("pods.affected", Part.CHANGES, Part.ATTACHMENTS),
        REPAIR_FAILED("repair.failed", Part.CHANGES),
        REPAIR_PAUSED("repair.paused"),
        REPAIR_RESUMED("repair.resumed"),
        STORE_TROUBLE("store.trouble"),
        STORE_RECOVERED("store.recovered"),
        CONFIG_WARNING("config.warning", Part.ATTACHMENTS),
        SPEC_CONFLICT("spec.conflict", Part.CHANGES),
        SPEC_NOTICE("spec.notice", Part.ATTACHMENTS),
        REQUEST_FAILED("request.failed", Part.ATTACHMENTS),
        REQUEST_UNDONE("request.undone", Part.ATTACHMENTS),
        RESYNC_STARTED("resync.started"),
        RESYNC_DONE("resync.done"),
        ENGINE_FAILED("engine.failed");

        private final String id;

        @SuppressWarnings("ImmutableEnumChecker") // it cannot be changed, which its type does not say
        private final Set<Part> always;

        Type(String id, Part... always) {
            this.id = id;
            Set<Part> parts = EnumSet.noneOf(Part.class);
            parts.addAll(Arrays.asList(always));
            this.always = Collections.unmodifiableSet(parts);
        }

        /** The stable name of the type. */
        public String id() {
            return id;
        }

        /** What each event of this type carries. */
        public Set<Part> always() {
            return always;
        }
    }
}
