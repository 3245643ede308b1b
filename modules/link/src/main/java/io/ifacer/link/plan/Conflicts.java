package io.ifacer.link.plan;

import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkTable;
import io.ifacer.link.Listing;
import io.ifacer.link.desired.DesiredLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Compares what a link that exists has with what is declared; what is not declared is never a difference. */
final class Conflicts {

    private Conflicts() {}

    /** A word, to stand before what a link is, on how it comes to have a name that is not its own; empty where it is. */
    static String altnameOf(Link link, String name) {
        return link.name().equals(name) ? "" : "an altname of " + link.name() + ", ";
    }

    /** The difference, if there is one, between the MTU of the link that exists under a name and the declared one. */
    static List<Difference> mtu(String name, int wantedBytes, Link existing) {
        return wantedBytes == DesiredLink.MTU_UNDECLARED || wantedBytes == existing.mtuBytes()
                ? List.of()
                : List.of(new Difference(
                        name, "mtu", Integer.toString(wantedBytes), Integer.toString(existing.mtuBytes())));
    }

    /** Tells of each difference, or refuses them all at once: whoever corrects them wants to know them all. */
    static void tell(String name, List<Difference> differences, PlanPolicy policy, Draft draft) {
        if (differences.isEmpty()) {
            return;
        }
        if (policy.rejectConflicts()) {
            draft.problem(
                    Problem.Cause.SPEC_CONFLICT,
                    name,
                    name + " exists with other settings: " + describe(name, differences) + Maker.of(name, draft),
                    "make the configurations that name " + name + " agree, or set onConflict=keep");
        } else {
            differences.forEach(difference -> draft.conflict(name, describe(name, difference), difference));
        }
    }

    /** Each as {@code mtu is X, asked for is Y}. */
    static String describe(String name, List<Difference> differences) {
        return Listing.of(
                differences.stream()
                        .map(difference -> describe(name, difference))
                        .toList(),
                "; ");
    }

    private static String describe(String name, Difference difference) {
        return difference.fieldFor(name) + " is " + difference.found() + ", asked for is " + difference.wanted();
    }

    /**
     * The declared options that the bond does not have. A primary that is not among its ports is none of them: the kernel
     * remembers it by name, but does not show it (bond_netlink.c, bond_fill_info).
     */
    static List<Difference> options(DesiredLink.Bond want, Link link, LinkTable table) {
        LinkDetails.Bond bond = (LinkDetails.Bond) link.details();
        List<Difference> differences = new ArrayList<>();
        OptionDrift.of(want, bond, table).forEach((option, value) -> {
            if (option != BondOption.PRIMARY || BondDrift.isPortOf(link, value, table)) {
                differences.add(new Difference(
                        want.name(), option.kernelName(), wanted(option, want, table), found(option, bond, table)));
            }
        });
        return differences;
    }

    /** The option's value in the bond, for a person. */
    private static String found(BondOption option, LinkDetails.Bond bond, LinkTable table) {
        BondValue found = bond.options().get(option);
        return found == null ? "not set" : name(option, found, table);
    }

    /** The option's declared value, for a person. */
    private static String wanted(BondOption option, DesiredLink.Bond want, LinkTable table) {
        return name(option, Objects.requireNonNull(want.options().get(option)), table);
    }

    private static String name(BondOption option, BondValue value, LinkTable table) {
        if (option.wire() == BondOption.Wire.IFINDEX && value instanceof BondValue.Num number) {
            Link link = table.byIfindex((int) number.value());
            return link == null ? "interface " + number : link.name();
        }
        return option.describe(value);
    }
}
