package io.ifacer.link.model;

import static io.ifacer.link.BondOption.ACTIVE_SLAVE;
import static io.ifacer.link.BondOption.AD_ACTOR_SYSTEM;
import static io.ifacer.link.BondOption.AD_ACTOR_SYS_PRIO;
import static io.ifacer.link.BondOption.ARP_INTERVAL;
import static io.ifacer.link.BondOption.ARP_MISSED_MAX;
import static io.ifacer.link.BondOption.DOWNDELAY;
import static io.ifacer.link.BondOption.MIIMON;
import static io.ifacer.link.BondOption.PEER_NOTIF_DELAY;
import static io.ifacer.link.BondOption.PRIMARY;
import static io.ifacer.link.BondOption.UPDELAY;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.LinkDetails;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a bond has beyond other links: mode, options, ports. Defaults as Linux 6.1 reports them of a new bond. */
final class ModelBond {
    /** Stored as multiples of miimon, so that they change with it (bond_options.c, bond_option_miimon_set). */
    static final Set<BondOption> DELAYS = EnumSet.of(UPDELAY, DOWNDELAY, PEER_NOTIF_DELAY);

    private static final Set<BondOption> ONE_BY_DEFAULT = EnumSet.of(
            BondOption.USE_CARRIER,
            BondOption.RESEND_IGMP,
            BondOption.NUM_PEER_NOTIF,
            BondOption.LP_INTERVAL,
            BondOption.PACKETS_PER_SLAVE,
            BondOption.LACP_ACTIVE,
            BondOption.TLB_DYNAMIC_LB,
            BondOption.COUPLED_CONTROL);

    /** Kept in any mode, reported in this one only (bond_netlink.c, bond_fill_info). */
    private static final Set<BondOption> REPORTED_IN_802_3AD =
            EnumSet.of(AD_ACTOR_SYS_PRIO, BondOption.AD_USER_PORT_KEY, AD_ACTOR_SYSTEM);

    BondMode mode;
    final List<ModelLink> ports = new ArrayList<>();
    final Map<BondOption, BondValue> values = new EnumMap<>(BondOption.class);
    final Map<BondOption, Long> delayMultipliers = new EnumMap<>(BondOption.class);

    /** The primary is remembered by name, attached or not. */
    @Nullable
    String primaryName;

    @Nullable
    ModelLink active;

    ModelBond(BondMode mode) {
        this.mode = mode;
        for (BondOption option : BondOption.values()) {
            if (isNumber(option) && !DELAYS.contains(option)) {
                put(option, ONE_BY_DEFAULT.contains(option) ? 1 : 0);
            }
        }
        put(ARP_MISSED_MAX, 2);
        put(AD_ACTOR_SYS_PRIO, 65_535);
        values.put(AD_ACTOR_SYSTEM, new BondValue.Mac("00:00:00:00:00:00"));
        if (!ARP_INTERVAL.allowedIn(mode)) {
            put(MIIMON, 100);
        }
    }

    /** Another mode keeps what was set, but for what it cannot have (bond_options.c, bond_option_mode_set). */
    void change(BondMode newMode) {
        if (!ARP_INTERVAL.allowedIn(newMode)) {
            put(ARP_INTERVAL, 0);
            if (number(MIIMON) == 0) {
                put(MIIMON, 100);
            }
        }
        if (newMode == BondMode.BALANCE_ALB) {
            put(BondOption.TLB_DYNAMIC_LB, 1);
        }
        put(BondOption.ARP_VALIDATE, 0);
        mode = newMode;
    }

    private static boolean isNumber(BondOption option) {
        return switch (option.wire()) {
            case U8, U16, U32 -> true;
            default -> false;
        };
    }

    void put(BondOption option, long value) {
        values.put(option, new BondValue.Num(value));
    }

    long number(BondOption option) {
        return values.get(option) instanceof BondValue.Num number ? number.value() : 0;
    }

    boolean isMonitored() {
        return number(MIIMON) > 0 || number(ARP_INTERVAL) > 0;
    }

    /** Modes in which one port is the active one: 1, 5 and 6. */
    boolean hasActivePort() {
        return PRIMARY.allowedIn(mode);
    }

    LinkDetails toDetails() {
        Map<BondOption, BondValue> told = new EnumMap<>(values);
        if (mode != BondMode.IEEE_802_3AD) {
            told.keySet().removeAll(REPORTED_IN_802_3AD);
        }
        for (BondOption delay : DELAYS) {
            told.put(delay, new BondValue.Num(delayMultipliers.getOrDefault(delay, 0L) * number(MIIMON)));
        }
        if (active != null) {
            told.put(ACTIVE_SLAVE, new BondValue.Num(active.ifindex));
        }
        ModelLink primary = primary();
        if (primary != null) {
            told.put(PRIMARY, new BondValue.Num(primary.ifindex));
        }
        return new LinkDetails.Bond(mode, told);
    }

    /** The primary while it is a port, in the modes that have one. */
    @Nullable
    ModelLink primary() {
        return !hasActivePort()
                ? null
                : ports.stream()
                        .filter(port -> port.name.equals(primaryName))
                        .findFirst()
                        .orElse(null);
    }
}
