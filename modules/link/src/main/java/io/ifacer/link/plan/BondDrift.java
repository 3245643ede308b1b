package io.ifacer.link.plan;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondOption.When;
import io.ifacer.link.BondValue;
import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.DesiredLink;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the mode and the options of a bond differ from what is declared, and what the kernel wants for a change.
 *
 * @param mode the mode to set, null when it is right
 * @param options what to set at once, but the primary
 * @param primary the primary to set, by its ifindex; null when it is right, or not among the ports: the kernel remembers it
 *     by name, but does not show it (bond_netlink.c, bond_fill_info)
 */
record BondDrift(
        @Nullable BondMode mode,
        Map<BondOption, BondValue> options,
        @Nullable BondValue primary) {

    private static final Set<BondOption> DELAYS =
            EnumSet.of(BondOption.UPDELAY, BondOption.DOWNDELAY, BondOption.PEER_NOTIF_DELAY);

    static BondDrift of(DesiredLink.Bond want, Link bond, LinkTable table) {
        LinkDetails.Bond details = (LinkDetails.Bond) bond.details();
        Map<BondOption, BondValue> options = OptionDrift.of(want, details, table);
        BondValue primary = options.remove(BondOption.PRIMARY);
        if (options.get(BondOption.MIIMON) instanceof BondValue.Num miimon) {
            addDelays(want, options, table);
            if (miimon.value() > 0) {
                // refused beside miimon, which clears it by itself (bond_netlink.c, bond_changelink)
                options.remove(BondOption.ARP_VALIDATE);
            }
        }
        return new BondDrift(
                details.mode() == want.mode() ? null : want.mode(),
                options,
                isPortOf(bond, primary, table) ? primary : null);
    }

    /** They are kept as multiples of miimon and change with it (bond_options.c, bond_option_miimon_set). */
    private static void addDelays(DesiredLink.Bond want, Map<BondOption, BondValue> options, LinkTable table) {
        for (BondOption delay : DELAYS) {
            BondValue declared = want.options().get(delay);
            BondValue value = declared == null ? null : OptionDrift.expected(delay, declared, want, table);
            if (value != null) {
                options.put(delay, value);
            }
        }
    }

    /** Whether an option names a port that the bond has. */
    static boolean isPortOf(Link bond, @Nullable BondValue port, LinkTable table) {
        Link link = port instanceof BondValue.Port named ? table.byIfindex(named.ifindex()) : null;
        return link != null && link.controllerIfindex() == bond.ifindex();
    }

    /** Whether the kernel wants the bond down for it: EBUSY otherwise. */
    boolean needsDown() {
        return mode != null || has(When.DOWN);
    }

    /** Whether the kernel wants the bond without ports for it: ENOTEMPTY otherwise. */
    boolean needsNoPorts() {
        return mode != null || has(When.NO_PORTS);
    }

    private boolean has(When when) {
        return options.keySet().stream().anyMatch(option -> option.when() == when);
    }

    /** What of it can be changed in any state of a bond that has this mode. */
    BondDrift inPlace(BondMode present) {
        Map<BondOption, BondValue> rest = new EnumMap<>(BondOption.class);
        rest.putAll(options);
        rest.keySet().removeIf(option -> option.when() != When.ANY || !option.allowedIn(present));
        return new BondDrift(null, rest, BondOption.PRIMARY.allowedIn(present) ? primary : null);
    }

    /** Whether setting the mode failed lately. */
    boolean modeIsRefused(Link bond, Draft draft) {
        return mode != null && draft.isRefused(new Step.SetMode(bond.name(), bond.ifindex(), mode));
    }

    /**
     * What is left without options that failed lately. Of several the first is given up: the kernel applies them in the order
     * of {@link BondOption} until one is refused (bond_netlink.c, bond_changelink), and those it applied differ no longer.
     */
    BondDrift withoutRefused(Link bond, Draft draft) {
        Map<BondOption, BondValue> rest = new EnumMap<>(BondOption.class);
        rest.putAll(options);
        while (!rest.isEmpty() && draft.isRefused(new Step.SetBondOptions(bond.name(), bond.ifindex(), rest))) {
            BondOption first = rest.keySet().iterator().next();
            rest.remove(first);
            if (first == BondOption.MIIMON) {
                rest.keySet().removeAll(DELAYS); // multiples of a miimon that the bond is not getting
            }
        }
        return new BondDrift(mode, rest, primary);
    }
}
