package io.ifacer.link.plan;

import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.DesiredLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what a link that exists has with what is declared; what is not declared is never a difference. */
final class Conflicts {

    private Conflicts() {}

    /** The difference, if there is one, between the MTU of a link that exists and the declared one. */
    static List<String> mtu(int wantedBytes, Link existing) {
        return wantedBytes == DesiredLink.MTU_UNDECLARED || wantedBytes == existing.mtuBytes()
                ? List.of()
                : List.of("mtu is " + existing.mtuBytes() + ", asked for is " + wantedBytes);
    }

    /** Tells of each difference, or refuses them all at once: whoever corrects them wants to know them all. */
    static void tell(String name, List<String> differences, PlanPolicy policy, Draft draft) {
        if (differences.isEmpty()) {
            return;
        }
        if (policy.rejectConflicts()) {
            draft.problem(
                    Problem.Cause.SPEC_CONFLICT,
                    name,
                    name + " exists with other settings: " + String.join("; ", differences),
                    "make the configurations that name " + name + " agree, or set onConflict=keep");
        } else {
            differences.forEach(difference -> draft.notice(Notice.Kind.SPEC_CONFLICT, name, difference));
        }
    }

    /** The declared options that the bond does not have, each as {@code option is X, asked for is Y}. */
    static List<String> options(DesiredLink.Bond want, LinkDetails.Bond bond, LinkTable table) {
        List<String> differences = new ArrayList<>();
        for (Map.Entry<BondOption, BondValue> declared : want.options().entrySet()) {
            BondOption option = declared.getKey();
            BondValue wanted = expected(option, declared.getValue(), want, table);
            BondValue found = bond.options().get(option);
            if (wanted != null && !same(wanted, found)) {
                differences.add(option.kernelName() + " is "
                        + (found == null ? "not set" : name(option, found, table))
                        + ", asked for is " + name(option, declared.getValue(), table));
            }
        }
        return differences;
    }

    /** A list that the kernel does not report is empty (it dumps lists only when there is something in them). */
    private static boolean same(BondValue wanted, @Nullable BondValue found) {
        if (found == null) {
            return wanted instanceof BondValue.Addresses list
                    && list.addresses().isEmpty();
        }
        return wanted.equals(found);
    }

    /** What the kernel shows once the value is applied; null where it cannot be told from what it shows. */
    private static @Nullable BondValue expected(
            BondOption option, BondValue declared, DesiredLink.Bond want, LinkTable table) {
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

    /** A port by its ifindex, as the kernel takes and shows it; null when there is no such link. */
    static @Nullable BondValue resolve(BondValue declared, LinkTable table) {
        if (!(declared instanceof BondValue.PortName port)) {
            return declared;
        }
        Link link = table.byName(port.name());
        return link == null ? null : new BondValue.Num(link.ifindex());
    }

    private static String name(BondOption option, BondValue value, LinkTable table) {
        if (option.wire() == BondOption.Wire.IFINDEX && value instanceof BondValue.Num number) {
            Link link = table.byIfindex((int) number.value());
            return link == null ? "interface " + number : link.name();
        }
        return option.describe(value);
    }
}
