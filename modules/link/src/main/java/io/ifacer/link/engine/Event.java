package io.ifacer.link.engine;

import io.ifacer.link.desired.Attachment;
import java.util.List;

/**
 * Something that a person who watches the node wants to know.
 *
 * @param type what kind of thing happened
 * @param subject the link or attachment concerned
 * @param text the fact, and its cause where there is one
 * @param changes the fields that matter, before and after
 * @param attachments the attachments concerned
 * @param durationNanos from the loss to its repair, as the engine's clock has it; {@link #NO_DURATION} where nothing was
 *     repaired
 * @param cause what brought it about, or how it was found out; {@link Cause#NONE} where the type says all
 */
public record Event(
        Type type,
        String subject,
        String text,
        List<FieldChange> changes,
        List<Attachment> attachments,
        long durationNanos,
        Cause cause) {

    public static final long NO_DURATION = -1;

    /** One field of a link, as text; empty where there was or is none. */
    public record FieldChange(String field, String before, String after) {}

    public Event {
        changes = List.copyOf(changes);
        attachments = List.copyOf(attachments);
    }

    public Event(
            Type type,
            String subject,
            String text,
            List<FieldChange> changes,
            List<Attachment> attachments,
            long durationNanos) {
        this(type, subject, text, changes, attachments, durationNanos, Cause.NONE);
    }

    public Event(Type type, String subject, String text) {
        this(type, subject, text, List.of(), List.of(), NO_DURATION);
    }

    /** The same, and what brought it about. */
    public Event because(Cause why) {
        return new Event(type, subject, text, changes, attachments, durationNanos, why);
    }

    /** What brings events about. */
    public enum Cause {
        NONE(""),
        /** A pod's ADD. */
        ADD("add"),
        /** A pod's DEL. */
        DEL("del"),
        /** A GC that did not list it. */
        GC("gc"),
        /** A network namespace that is gone. */
        NAMESPACE("namespace"),
        /** The file of declared links. */
        DECLARATION("declaration"),
        /** The kernel told of it. */
        NOTIFICATION("notification"),
        /** The kernel did not tell of it: a comparison with all links found it. */
        AUDIT("audit"),
        /** The kernel dropped notifications. */
        OVERRUN("overrun"),
        /** The kernel did not give all links. */
        DUMP("dump"),
        /** Somebody who has the say on this node. */
        OPERATOR("operator"),
        /** Nobody wants it any more. */
        UNWANTED("unwanted");

        private final String id;

        Cause(String id) {
            this.id = id;
        }

        /** The stable name of the cause; empty for none. */
        public String id() {
            return id;
        }
    }

    /** Every kind there is. */
    public enum Type {
        ATTACHMENT_ADDED("attachment.added"),
        ATTACHMENT_REMOVED("attachment.removed"),
        ATTACHMENT_EXPIRED("attachment.expired"),
        LINK_CREATED("link.created"),
        LINK_ADOPTED("link.adopted"),
        LINK_LOST("link.lost"),
        LINK_REPAIRED("link.repaired"),
        LINK_BLOCKED("link.blocked"),
        LINK_CONTESTED("link.contested"),
        LINK_DELETED("link.deleted"),
        LINK_KEPT("link.kept"),
        LINK_FORGOTTEN("link.forgotten"),
        PORT_LOST("port.lost"),
        PORT_RETURNED("port.returned"),
        DRIFT_FOUND("drift.found"),
        CARRIER_CHANGED("carrier.changed"),
        PODS_AFFECTED("pods.affected"),
        REPAIR_FAILED("repair.failed"),
        REPAIR_PAUSED("repair.paused"),
        REPAIR_RESUMED("repair.resumed"),
        STORE_TROUBLE("store.trouble"),
        CONFIG_WARNING("config.warning"),
        SPEC_CONFLICT("spec.conflict"),
        SPEC_NOTICE("spec.notice"),
        REQUEST_FAILED("request.failed"),
        REQUEST_UNDONE("request.undone"),
        RESYNC_STARTED("resync.started"),
        RESYNC_DONE("resync.done");

        private final String id;

        Type(String id) {
            this.id = id;
        }

        /** The stable name of the type. */
        public String id() {
            return id;
        }
    }
}
