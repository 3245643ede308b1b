package io.ifacer.link.plan;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.plan.StepOutcome.Inspected;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A bond that the bonding module made by itself when it was loaded, and that nobody has put to use: it gives way to one that
 * is wanted under its name.
 *
 * <p>The module makes max_bonds of them, 1 unless it is told otherwise, named {@code bond%d}, down, without ports, in mode
 * balance-rr and with all options as they are by default (drivers/net/bonding/bond_main.c, bonding_init). That goes for
 * whoever makes it load, so for the request that makes the first bond too: where that is to be bond0, it fails with EEXIST.
 */
final class ModuleBond {

    private static final Pattern NAME = Pattern.compile("bond[0-9]+");

    private ModuleBond() {}

    /** Whether a link is such a bond, as far as anybody has looked. */
    static boolean isUnused(Link link, Draft draft) {
        return hasItsName(link) && !isOurs(link, draft) && use(link, draft) == null;
    }

    /** Deletes such a bond, once it is known to carry nothing; false when that failed lately. */
    static boolean giveWay(Link bond, Draft draft) {
        if (draft.findings().of(bond.ifindex()) == null) {
            Step.Inspect look = new Step.Inspect(bond.name(), bond.ifindex());
            if (draft.isRefused(look)) {
                return false;
            }
            draft.inspect(look);
        }
        if (!draft.delete(bond)) {
            return false;
        }
        draft.notice(Notice.Kind.MODULE_BOND, bond.name(), Notice.GAVE_WAY);
        return true;
    }

    /** What may have come with the module and yet has to stay, in words that follow another sentence; empty for other links. */
    static String hint(Link link, Draft draft) {
        String use = isHinted(link, draft) ? use(link, draft) : null;
        return use == null
                ? ""
                : "; the bonding module makes such a bond when it is loaded without max_bonds=0, and where it is empty,"
                        + " down and in nobody's use it gives way, but this one " + use;
    }

    /** What to do about such a bond, before what else can be done; empty for other links. */
    static String remedy(Link link, Draft draft) {
        return isHinted(link, draft)
                ? "if nobody uses " + link.name() + ", delete it ('ip link del " + link.name()
                        + "'), and put 'options bonding max_bonds=0' into a file in /etc/modprobe.d; else "
                : "";
    }

    private static boolean isHinted(Link link, Draft draft) {
        return hasItsName(link)
                && !isOurs(link, draft)
                && draft.table().portsOf(link.ifindex()).isEmpty();
    }

    private static boolean hasItsName(Link link) {
        return link.details() instanceof LinkDetails.Bond
                && NAME.matcher(link.name()).matches();
    }

    private static boolean isOurs(Link link, Draft draft) {
        return link.own() || draft.createdByThisRequest(link.name());
    }

    /** Why it is in somebody's use; null when it is in nobody's. */
    private static @Nullable String use(Link link, Draft draft) {
        String setting = setting(link);
        if (setting != null) {
            return setting;
        }
        List<Link> ports = draft.table().portsOf(link.ifindex());
        if (!ports.isEmpty()) {
            return "has the port " + ports.get(0).name();
        }
        List<Link> uppers = draft.table().uppersOf(link.ifindex());
        if (!uppers.isEmpty()) {
            return "has " + uppers.get(0).name() + " on it";
        }
        Inspected found = draft.findings().of(link.ifindex());
        return found == null || !found.isInUse()
                ? null
                : "carries " + String.join(" and ", AddressGuard.describe(found));
    }

    /** What somebody has set on it; null when it is as it was made. */
    private static @Nullable String setting(Link link) {
        LinkDetails.Bond bond = (LinkDetails.Bond) link.details();
        if (link.up()) {
            return "is up";
        }
        if (!link.alias().isEmpty() || link.group() != 0) {
            return "has an alias or a group";
        }
        if (!link.altnames().isEmpty()) {
            return "has an altname";
        }
        if (link.controllerIfindex() != 0) {
            return "is a port";
        }
        if (bond.mode() != BondMode.BALANCE_RR) {
            return "has mode " + bond.mode();
        }
        boolean isMonitored = isSet(BondOption.MIIMON, bond) || isSet(BondOption.ARP_INTERVAL, bond);
        return isMonitored ? "has its monitoring set" : null;
    }

    private static boolean isSet(BondOption option, LinkDetails.Bond bond) {
        return bond.options().get(option) instanceof BondValue.Num number && number.value() != 0;
    }
}
