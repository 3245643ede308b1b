package io.ifacer.link.engine;

/**
 * Something that a person who watches the node wants to know.
 *
 * @param type what kind of thing happened
 * @param subject the link or attachment concerned
 * @param text the fact
 */
public record Event(Type type, String subject, String text) {

    /** Every kind there is. */
    public enum Type {
        ATTACHMENT_ADDED("attachment.added"),
        ATTACHMENT_REMOVED("attachment.removed"),
        LINK_CREATED("link.created"),
        LINK_ADOPTED("link.adopted"),
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
