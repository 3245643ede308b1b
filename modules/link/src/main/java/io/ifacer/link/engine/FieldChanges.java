package io.ifacer.link.engine;

import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.LinkKind;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.engine.Event.FieldChange;
import io.ifacer.link.plan.Difference;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The fields that events tell of. */
final class FieldChanges {

    private FieldChanges() {}

    /** From what is wanted to what there is. */
    static List<FieldChange> drift(String subject, List<Difference> found) {
        return found.stream()
                .map(difference ->
                        new FieldChange(difference.fieldFor(subject), difference.wanted(), difference.found()))
                .toList();
    }

    /** From what there was to what is wanted, and there again. */
    static List<FieldChange> mended(String subject, List<Difference> before) {
        return before.stream()
                .map(difference ->
                        new FieldChange(difference.fieldFor(subject), difference.found(), difference.wanted()))
                .toList();
    }

    /** By its number a link is known to the kernel; {@link Wanted#NONE} for a link that was or is not there. */
    static List<FieldChange> ifindex(int before, int after) {
        return List.of(new FieldChange("ifindex", number(before), number(after)));
    }

    private static String number(int ifindex) {
        return ifindex == Wanted.NONE ? "" : Integer.toString(ifindex);
    }

    /** From what is asked for to what stays in force; none when they are the same. */
    static List<FieldChange> conflict(DesiredLink asked, DesiredLink kept) {
        List<FieldChange> changes = new ArrayList<>();
        if (asked instanceof DesiredLink.Bond one && kept instanceof DesiredLink.Bond other) {
            compare("mode", one.mode(), other.mode(), changes);
            compare("ports", one.ports(), other.ports(), changes);
            options(one, other, changes);
            compare("mtu", mtu(one.mtuBytes()), mtu(other.mtuBytes()), changes);
            compare("port options", one.portOptions(), other.portOptions(), changes);
        } else if (asked instanceof DesiredLink.Vlan one && kept instanceof DesiredLink.Vlan other) {
            compare("id", one.id(), other.id(), changes);
            compare("lower", one.lower(), other.lower(), changes);
            compare("mtu", mtu(one.mtuBytes()), mtu(other.mtuBytes()), changes);
        } else {
            compare("kind", kind(asked), kind(kept), changes);
        }
        return changes;
    }

    private static void options(DesiredLink.Bond one, DesiredLink.Bond other, List<FieldChange> changes) {
        Set<BondOption> options = EnumSet.noneOf(BondOption.class);
        options.addAll(one.options().keySet());
        options.addAll(other.options().keySet());
        options.forEach(option -> compare(option.kernelName(), value(option, one), value(option, other), changes));
    }

    private static String value(BondOption option, DesiredLink.Bond bond) {
        BondValue value = bond.options().get(option);
        return value == null ? "" : option.describe(value);
    }

    private static String mtu(int bytes) {
        return bytes == DesiredLink.MTU_UNDECLARED ? "" : Integer.toString(bytes);
    }

    private static String kind(DesiredLink link) {
        return link instanceof DesiredLink.Bond ? LinkKind.BOND : LinkKind.VLAN;
    }

    private static void compare(String field, Object asked, Object kept, List<FieldChange> changes) {
        if (!asked.equals(kept)) {
            changes.add(new FieldChange(field, asked.toString(), kept.toString()));
        }
    }
}
