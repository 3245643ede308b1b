package io.ifacer.link.plan;

import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.DesiredLink;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which declared options a bond does not have, and what the kernel would show if it had them. */
final class OptionDrift {

    private OptionDrift() {}

    /** The options that differ with the value to send; ports by ifindex and name. */
    static Map<BondOption, BondValue> of(DesiredLink.Bond want, LinkDetails.Bond bond, LinkTable table) {
        Map<BondOption, BondValue> drift = new EnumMap<>(BondOption.class);
        want.options().forEach((option, declared) -> {
            BondValue wanted = expected(option, declared, want, table);
            if (wanted != null && !wanted.isShownAs(bond.options().get(option))) {
                drift.put(option, wanted);
            }
        });
        return drift;
    }

    /** A port by its ifindex, as the kernel takes and shows it; null when there is no such link. */
    static @Nullable BondValue resolve(BondValue declared, LinkTable table) {
        if (!(declared instanceof BondValue.PortName port)) {
            return declared;
        }
        Link link = table.byName(port.name());
        return link == null ? null : new BondValue.Port(link.ifindex(), link.name());
    }

    /** What the kernel shows once the value is applied; null where it cannot be told from what it shows. */
    static @Nullable BondValue expected(BondOption option, BondValue declared, DesiredLink.Bond want, LinkTable table) {
        return switch (option) {
            // which port is active changes with every failover: not a setting that can differ
            case ACTIVE_SLAVE -> null;
            case UPDELAY, DOWNDELAY, PEER_NOTIF_DELAY -> roundedToMiimon(declared, want);
            default -> resolve(declared, table);
        };
    }

    /** The kernel keeps delays as multiples of miimon, rounded down (bond_options.c, bond_option_updelay_set). */
    private static @Nullable BondValue roundedToMiimon(BondValue declared, DesiredLink.Bond want) {
        if (want.options().get(BondOption.MIIMON) instanceof BondValue.Num miimon
                && miimon.value() > 0
                && declared instanceof BondValue.Num delay) {
            return new BondValue.Num(delay.value() / miimon.value() * miimon.value());
        }
        return null;
    }
}
