package io.ifacer.simulation;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkTable;

/** Whether a link is as the bonding module makes one, in lines of its own: such a one may be deleted, whoever made it. */
final class ModuleMade {

    private ModuleMade() {}

    static boolean isUnused(Link link, LinkTable truth) {
        return link.details() instanceof LinkDetails.Bond bond
                && link.name().matches("bond\\d+")
                && bond.mode() == BondMode.BALANCE_RR
                && isZero(bond, BondOption.MIIMON)
                && isZero(bond, BondOption.ARP_INTERVAL)
                && !link.up()
                && link.alias().isEmpty()
                && link.group() == 0
                && link.controllerIfindex() == 0
                && truth.portsOf(link.ifindex()).isEmpty()
                && truth.uppersOf(link.ifindex()).isEmpty();
    }

    private static boolean isZero(LinkDetails.Bond bond, BondOption option) {
        return new BondValue.Num(0).equals(bond.options().get(option));
    }
}
