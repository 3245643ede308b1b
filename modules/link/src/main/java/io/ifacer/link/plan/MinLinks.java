package io.ifacer.link.plan;

import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.Listing;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.Problem.Cause;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many ports a bond needs to be of any use: an LACP bond below min_links has no carrier (bond_3ad.c, bond_3ad_set_carrier). */
final class MinLinks {

    private MinLinks() {}

    /**
     * Whether a bond can be used with some of its ports; where min_links is what stands against it, that is the problem.
     *
     * @param atHand the ports that it can have
     * @param awaited why it cannot have the others
     */
    static boolean areMet(
            DesiredLink.Bond want, @Nullable Link existing, List<Link> atHand, List<String> awaited, Draft draft) {
        long needed = needed(want, existing);
        if (!atHand.isEmpty() && atHand.size() < needed) {
            draft.problem(
                    Cause.LINK_MISSING,
                    want.name(),
                    "bond " + want.name() + " can have the ports ["
                            + Listing.of(atHand.stream().map(Link::name).toList(), ", ")
                            + "] only, too few for min_links " + needed + ": "
                            + Listing.of(awaited, ", "),
                    "plug the network card in, free it, or ask for a smaller 'min_links'");
        }
        return !atHand.isEmpty() && atHand.size() >= needed;
    }

    /** What a bond that is there has counts, since it keeps its options. */
    static long needed(DesiredLink.Bond want, @Nullable Link existing) {
        Map<BondOption, BondValue> options = existing != null && existing.details() instanceof LinkDetails.Bond bond
                ? bond.options()
                : want.options();
        return options.get(BondOption.MIN_LINKS) instanceof BondValue.Num least ? least.value() : 0;
    }
}
