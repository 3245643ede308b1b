package io.ifacer.link.model;

import static io.ifacer.link.BondOption.ARP_INTERVAL;
import static io.ifacer.link.BondOption.ARP_VALIDATE;
import static io.ifacer.link.BondOption.MIIMON;
import static io.ifacer.link.BondOption.PEER_NOTIF_DELAY;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondOption.When;
import io.ifacer.link.BondValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which options a bond takes and when (drivers/net/bonding/bond_options.c, __bond_opt_set, and bond_netlink.c,
 * bond_changelink). They are applied one by one; those before a refused one stay.
 */
final class BondOptionRules {
    private final LinkRegistry links;
    private final BondRules bonds;

    BondOptionRules(LinkRegistry links, BondRules bonds) {
        this.links = links;
        this.bonds = bonds;
    }

    void apply(ModelLink link, ModelBond bond, Map<BondOption, BondValue> options) {
        // By attribute policy, before any option is looked at.
        if (options.get(PEER_NOTIF_DELAY) instanceof BondValue.Num delay && delay.value() > PEER_NOTIF_DELAY.max()) {
            throw new RefusedException(ErrorNumber.ERANGE, "integer out of range");
        }
        options.forEach((option, value) -> {
            requireNoOtherMonitor(option, value, options);
            requireTime(link, bond, option);
            set(link, bond, option, value);
        });
    }

    /** bond_option_mode_set: what the other mode cannot have is corrected, the rest stays, also what is no longer settable. */
    void setMode(ModelLink link, ModelBond bond, BondMode mode) {
        if (!bond.ports.isEmpty()) {
            throw new RefusedException(
                    ErrorNumber.ENOTEMPTY, "unable to set option because the bond device has slaves");
        }
        if (link.up) {
            throw new RefusedException(ErrorNumber.EBUSY, "unable to set option because the bond is up");
        }
        bond.change(mode);
    }

    private static void requireNoOtherMonitor(BondOption option, BondValue value, Map<BondOption, BondValue> options) {
        if (!isPositive(options.get(MIIMON))) {
            return;
        }
        if (option == ARP_INTERVAL && isPositive(value)) {
            throw new RefusedException(ErrorNumber.EINVAL, "ARP monitoring cannot be used with MII monitoring");
        }
        if (option == ARP_VALIDATE) {
            throw new RefusedException(ErrorNumber.EINVAL, "ARP validating cannot be used with MII monitoring");
        }
    }

    private static boolean isPositive(@Nullable BondValue value) {
        return value instanceof BondValue.Num number && number.value() > 0;
    }

    /** bond_opt_check_deps, in its order. */
    private static void requireTime(ModelLink link, ModelBond bond, BondOption option) {
        if (!option.allowedIn(bond.mode)) {
            throw new RefusedException(ErrorNumber.EACCES, "option not supported in mode");
        }
        if (option.when() == When.NO_PORTS && !bond.ports.isEmpty()) {
            throw new RefusedException(
                    ErrorNumber.ENOTEMPTY, "unable to set option because the bond device has slaves");
        }
        if (option.when() == When.DOWN && link.up) {
            throw new RefusedException(ErrorNumber.EBUSY, "unable to set option because the bond is up");
        }
    }

    private void set(ModelLink link, ModelBond bond, BondOption option, BondValue value) {
        if (value instanceof BondValue.Addresses addresses) {
            setAddresses(bond, option, addresses.addresses());
        } else if (value instanceof BondValue.Mac mac) {
            if ((Integer.parseInt(mac.mac().substring(0, 2), 16) & 1) != 0) {
                throw invalid();
            }
            bond.values.put(option, mac);
        } else if (value instanceof BondValue.Port port) {
            setNumber(link, bond, option, port.ifindex());
        } else if (value instanceof BondValue.Num number) {
            setNumber(link, bond, option, number.value());
        } else {
            throw new IllegalArgumentException(option + " takes a port by its ifindex, not '" + value + "'");
        }
    }

    private void setNumber(ModelLink link, ModelBond bond, BondOption option, long value) {
        if (option == BondOption.PRIMARY) {
            setPrimary(link, bond, value);
            return;
        }
        if (option == BondOption.ACTIVE_SLAVE) {
            setActive(link, bond, value);
            return;
        }
        if (value < option.min() || value > option.max()) {
            throw invalid();
        }
        if (ModelBond.DELAYS.contains(option)) {
            if (bond.number(MIIMON) == 0) {
                throw new RefusedException(ErrorNumber.EPERM);
            }
            bond.delayMultipliers.put(option, value / bond.number(MIIMON));
            return;
        }
        bond.put(option, value);
        if (option == MIIMON && value > 0) {
            bond.put(ARP_INTERVAL, 0);
            bond.put(ARP_VALIDATE, 0);
        } else if (option == ARP_INTERVAL && value > 0) {
            bond.put(MIIMON, 0);
        }
    }

    /** An ifindex that is no link's clears it; one that is no port's is kept by name. */
    private void setPrimary(ModelLink link, ModelBond bond, long ifindex) {
        ModelLink primary = links.find((int) ifindex);
        bond.primaryName = primary == null ? null : primary.name;
        bonds.choose(link, bond);
    }

    private void setActive(ModelLink link, ModelBond bond, long ifindex) {
        ModelLink wanted = links.find((int) ifindex);
        if (ifindex == 0) {
            return;
        }
        if (wanted == null || wanted.controller != link || !wanted.up || !wanted.miiUp) {
            throw invalid();
        }
        bonds.activate(link, bond, bond.active, wanted);
    }

    /** The list is cleared, then filled one by one. */
    private static void setAddresses(ModelBond bond, BondOption option, List<String> addresses) {
        bond.values.remove(option);
        List<String> taken = new ArrayList<>();
        for (String address : addresses) {
            if (taken.size() == option.max() || taken.contains(address) || isUnusable(address)) {
                throw invalid();
            }
            taken.add(address);
            bond.values.put(option, new BondValue.Addresses(taken));
        }
    }

    private static boolean isUnusable(String address) {
        return address.startsWith("0.")
                || address.equals("255.255.255.255")
                || address.equals("::")
                || address.equals("::1")
                || address.startsWith("ff");
    }

    private static RefusedException invalid() {
        return new RefusedException(ErrorNumber.EINVAL, "invalid option value");
    }
}
