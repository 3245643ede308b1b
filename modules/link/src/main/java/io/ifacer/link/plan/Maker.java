package io.ifacer.link.plan;

import io.ifacer.link.Link;

/** Who made a link that is in the way: the first thing to know for whoever has to decide which of the two is to go. */
public final class Maker {

    private static final String IFACER = " (it was made by ifacer)";

    private Maker() {}

    /** In words that follow what is wrong with a link that is wanted. */
    public static String of(boolean own) {
        return own ? IFACER : " (it was not made by ifacer)";
    }

    /** In words that follow what is wrong with the link. */
    static String of(Link link, Draft draft) {
        // the mark is set silently while the link is down: right after creation only this request knows whose it is
        boolean own = link.own() || draft.createdByThisRequest(link.name());
        return own
                ? IFACER
                : " (it was not made by ifacer, which therefore leaves it alone" + ModuleBond.hint(link, draft) + ")";
    }

    /** The same of the link under a name. */
    static String of(String name, Draft draft) {
        Link link = draft.existing(name);
        return link == null ? "" : of(link, draft);
    }
}
