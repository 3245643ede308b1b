package io.ifacer.link.plan;

import org.jspecify.annotations.Nullable;

/**
 * Something that a person should know although the request can be met.
 *
 * @param kind what it is about
 * @param link the link concerned
 * @param text the fact, for a person
 * @param difference the field that stays as it is; null unless it is a {@link Kind#SPEC_CONFLICT}
 */
public record Notice(
        Kind kind, String link, String text, @Nullable Difference difference) {

    /** The text of a {@link Kind#MODULE_BOND}. */
    public static final String GAVE_WAY =
            "was empty, down and in nobody's use, as the bonding module makes it when it is loaded without max_bonds=0:"
                    + " deleted, to be made as it is asked for";

    public Notice(Kind kind, String link, String text) {
        this(kind, link, text, null);
    }

    /** What a notice is about. */
    public enum Kind {
        /** What exists differs in an option or MTU from what is asked; it stays as it is. */
        SPEC_CONFLICT,
        /** The ports of a new bond differ in MTU. */
        MTU_MIXED,
        /** A port is taken although it carries what routers advertise. */
        PORT_ADVERTISED,
        /** An option could not be applied yet. */
        OPTION_DEFERRED,
        /** A bond that came with the module and was in nobody's use gives way to one that is wanted. */
        MODULE_BOND,
        /** A request is met without a port of a bond, which a repair takes in when it can be had. */
        PORT_AWAITED,
        /** A repair goes as far as it can and waits for the rest: for a port, or for an MTU that the lower can carry. */
        WAITING
    }
}
