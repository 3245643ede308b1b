package io.ifacer.link.engine;

import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.CurrentNames;
import io.ifacer.link.plan.Maker;
import io.ifacer.link.plan.Problem;
import io.ifacer.link.plan.Problem.Cause;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request agrees with what somebody else was granted. A link that is held is kept as it was granted: what the
 * kernel shows of it cannot tell a bond that lost a port from one that another request wants to have more of.
 */
final class Agreement {

    private Agreement() {}

    /** In what a link is asked for otherwise than it is kept, where both cannot be had; null where they can. */
    static @Nullable Problem problem(DesiredLink asked, Wanted known, LinkTable table) {
        DesiredLink granted = known.spec();
        return asked.equals(granted)
                ? null
                : inCurrentNames(CurrentNames.in(asked, table), CurrentNames.in(granted, table), known);
    }

    private static @Nullable Problem inCurrentNames(DesiredLink asked, DesiredLink granted, Wanted known) {
        if (asked instanceof DesiredLink.Bond bond && granted instanceof DesiredLink.Bond kept) {
            return bonds(bond, kept, known.own());
        }
        if (asked instanceof DesiredLink.Vlan vlan
                && granted instanceof DesiredLink.Vlan kept
                && vlan.id() == kept.id()
                && vlan.lower().equals(kept.lower())) {
            return null;
        }
        return differs(Cause.NAME_TAKEN, asked.name(), words(granted), words(asked), known.own());
    }

    private static @Nullable Problem bonds(DesiredLink.Bond asked, DesiredLink.Bond kept, boolean own) {
        if (asked.mode() != kept.mode()) {
            return differs(Cause.BOND_DIFFERS, asked.name(), "in mode " + kept.mode(), "in mode " + asked.mode(), own);
        }
        boolean samePorts =
                asked.ports().equals(kept.ports()) || Set.copyOf(asked.ports()).equals(Set.copyOf(kept.ports()));
        return samePorts
                ? null
                : differs(
                        Cause.BOND_DIFFERS,
                        asked.name(),
                        "with the ports " + kept.ports(),
                        "with the ports " + asked.ports(),
                        own);
    }

    private static String words(DesiredLink link) {
        return link instanceof DesiredLink.Vlan vlan ? "as VLAN " + vlan.id() + " on " + vlan.lower() : "as a bond";
    }

    private static Problem differs(Cause cause, String link, String kept, String asked, boolean own) {
        return new Problem(
                cause,
                link,
                link + " is kept " + kept + " for others" + Maker.of(own) + ", asked for: " + asked,
                "make the configurations that name " + link + " agree");
    }
}
