package io.ifacer.kernel;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What Linux 6.1 reports of a new bond without options, mode by mode, as it was seen. */
final class NewBond {
    private static final Set<BondOption> ONE = EnumSet.of(
            BondOption.USE_CARRIER,
            BondOption.RESEND_IGMP,
            BondOption.NUM_PEER_NOTIF,
            BondOption.LP_INTERVAL,
            BondOption.PACKETS_PER_SLAVE,
            BondOption.LACP_ACTIVE,
            BondOption.TLB_DYNAMIC_LB,
            BondOption.COUPLED_CONTROL);
    private static final Set<BondOption> ONLY_IN_802_3AD =
            EnumSet.of(BondOption.AD_ACTOR_SYS_PRIO, BondOption.AD_USER_PORT_KEY, BondOption.AD_ACTOR_SYSTEM);

    private NewBond() {}

    static Map<BondOption, BondValue> options(BondMode mode) {
        Map<BondOption, BondValue> options = new EnumMap<>(BondOption.class);
        for (BondOption option : BondOption.values()) {
            if (OptionCases.isNumber(option) && !ONLY_IN_802_3AD.contains(option)) {
                options.put(option, new BondValue.Num(ONE.contains(option) ? 1 : 0));
            }
        }
        options.put(BondOption.ARP_MISSED_MAX, new BondValue.Num(2));
        switch (mode) {
            case IEEE_802_3AD, BALANCE_TLB, BALANCE_ALB -> options.put(BondOption.MIIMON, new BondValue.Num(100));
            default -> {}
        }
        if (mode == BondMode.IEEE_802_3AD) {
            options.put(BondOption.AD_ACTOR_SYS_PRIO, new BondValue.Num(65_535));
            options.put(BondOption.AD_USER_PORT_KEY, new BondValue.Num(0));
            options.put(BondOption.AD_ACTOR_SYSTEM, new BondValue.Mac("00:00:00:00:00:00"));
        }
        return options;
    }
}
