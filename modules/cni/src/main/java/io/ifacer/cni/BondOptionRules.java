package io.ifacer.cni;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import java.util.List;
import java.util.Map;

/**
 * The rules between options that are each right in themselves (drivers/net/bonding/bond_netlink.c, bond_changelink, and
 * bond_options.c), completed by the one default that is ours.
 */
final class BondOptionRules {

    /** Modes 0 to 3 begin with no link monitoring at all, and then a dead port is never noticed. */
    private static final long DEFAULT_MIIMON_MILLIS = 100;

    private static final List<BondOption> DELAYS =
            List.of(BondOption.UPDELAY, BondOption.DOWNDELAY, BondOption.PEER_NOTIF_DELAY);

    private final Map<BondOption, BondValue> values;
    private final BondMode mode;
    private final List<String> warnings;

    /** @param values changed in place by {@link #apply}, and likewise {@code warnings} */
    BondOptionRules(Map<BondOption, BondValue> values, BondMode mode, List<String> warnings) {
        this.values = values;
        this.mode = mode;
        this.warnings = warnings;
    }

    void apply() throws CniException {
        refuseTwoMonitors();
        if (!values.containsKey(BondOption.MIIMON) && !values.containsKey(BondOption.ARP_INTERVAL)) {
            refuseValidationOfNothing();
            values.put(BondOption.MIIMON, new BondValue.Num(DEFAULT_MIIMON_MILLIS));
        }
        for (BondOption delay : DELAYS) {
            if (values.containsKey(delay)) {
                alignDelay(delay);
            }
        }
        warnOfBlindness();
        warnOfUseCarrier();
    }

    private void refuseTwoMonitors() throws CniException {
        if (number(BondOption.MIIMON) == 0) {
            return;
        }
        if (number(BondOption.ARP_INTERVAL) > 0) {
            throw refusal(
                    BondOption.ARP_INTERVAL, "it excludes " + shown(BondOption.MIIMON) + "; allowed is one of them");
        }
        if (number(BondOption.ARP_VALIDATE) > 0) {
            throw refusal(
                    BondOption.ARP_VALIDATE,
                    "it excludes " + shown(BondOption.MIIMON)
                            + "; allowed with it is none (0), or arp_interval in its place");
        }
    }

    /** Without a monitor given, miimon is set, and the kernel refuses the two together. */
    private void refuseValidationOfNothing() throws CniException {
        if (number(BondOption.ARP_VALIDATE) > 0) {
            throw refusal(BondOption.ARP_VALIDATE, "it needs arp_interval; allowed without it is none (0)");
        }
    }

    /** A delay is stored as a multiple of miimon, rounded down in silence (_bond_option_delay_set). */
    private void alignDelay(BondOption delay) throws CniException {
        long miimonMillis = number(BondOption.MIIMON);
        if (miimonMillis == 0) {
            throw refusal(
                    delay,
                    "it needs miimon, the kernel counts it in multiples of that; allowed is none without miimon");
        }
        long delayMillis = number(delay);
        long roundedMillis = delayMillis - delayMillis % miimonMillis;
        if (roundedMillis != delayMillis) {
            warnings.add("bond option " + shown(delay) + " is not a multiple of " + shown(BondOption.MIIMON)
                    + ", the kernel rounds it down to " + roundedMillis);
            values.put(delay, new BondValue.Num(roundedMillis));
        }
    }

    private void warnOfBlindness() {
        boolean arp = number(BondOption.ARP_INTERVAL) > 0;
        boolean targets = hasTargets(BondOption.ARP_IP_TARGET) || hasTargets(BondOption.NS_IP6_TARGET);
        if (number(BondOption.MIIMON) == 0 && !arp) {
            warnings.add("the bond has no link monitoring (miimon and arp_interval are 0), a dead port is not noticed");
        } else if (arp && !targets) {
            warnings.add("bond option " + shown(BondOption.ARP_INTERVAL)
                    + " has no arp_ip_target or ns_ip6_target to probe, its ports will count as dead");
        } else if (!arp && targets) {
            warnings.add("bond options arp_ip_target and ns_ip6_target do nothing without arp_interval");
        }
    }

    private void warnOfUseCarrier() {
        if (values.containsKey(BondOption.USE_CARRIER) && number(BondOption.USE_CARRIER) == 0) {
            warnings.add("bond option use_carrier=off: kernels from 6.18 on take only on");
        }
    }

    private boolean hasTargets(BondOption option) {
        return values.get(option) instanceof BondValue.Addresses list
                && !list.addresses().isEmpty();
    }

    private long number(BondOption option) {
        return values.get(option) instanceof BondValue.Num number ? number.value() : 0;
    }

    private String shown(BondOption option) {
        return option.kernelName() + "=" + option.describe(new BondValue.Num(number(option)));
    }

    private CniException refusal(BondOption option, String why) {
        return new CniException(
                CniCode.INVALID_CONFIG, "invalid bond option " + shown(option) + " (mode " + mode + "): " + why);
    }
}
