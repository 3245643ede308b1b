package io.ifacer.link.plan;

import io.ifacer.link.Link;
import io.ifacer.link.desired.DesiredLink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ports of a bond as a repair finds them, and a request that may go on without some of them.
 *
 * @param attached the declared ports that it has, in the declared order
 * @param free the declared ports that can be attached, in the declared order
 * @param awaited the declared ports that cannot be had now, each with the reason
 * @param extra the ports that it has and that are not declared
 * @param complete whether every declared port exists
 */
record RepairPorts(List<Link> attached, List<Link> free, List<String> awaited, List<Link> extra, boolean complete) {

    static RepairPorts of(DesiredLink.Bond want, @Nullable Link bond, AddressGuard guard, Draft draft) {
        List<Link> attached = new ArrayList<>();
        List<Link> free = new ArrayList<>();
        List<String> awaited = new ArrayList<>();
        boolean complete = true;
        for (String name : want.ports()) {
            Link port = draft.existing(name);
            if (port == null) {
                awaited.add(name + " does not exist");
                complete = false;
                continue;
            }
            if (bond != null && port.controllerIfindex() == bond.ifindex()) {
                attached.add(port);
                continue;
            }
            Optional<String> reason = PortCheck.occupant(port, bond, draft)
                    .or(() -> MacTwins.reason(port, free, want))
                    .or(() -> guard.reasonToSpare(port, draft));
            if (reason.isPresent()) {
                awaited.add(name + " " + reason.get());
            } else {
                free.add(port);
            }
        }
        return new RepairPorts(attached, free, awaited, extra(want, bond, draft), complete);
    }

    private static List<Link> extra(DesiredLink.Bond want, @Nullable Link bond, Draft draft) {
        if (bond == null) {
            return List.of();
        }
        return draft.table().portsOf(bond.ifindex()).stream()
                .filter(port -> !want.ports().contains(port.name()))
                .toList();
    }

    /**
     * Whether the ports that are not declared have to stay: while a declared one is missing, one of them may be that port
     * under another name.
     */
    boolean holdsStrangers() {
        return !extra.isEmpty() && !complete;
    }

    /** The ports that the bond can have now, in the declared order. */
    List<Link> atHand(DesiredLink.Bond want) {
        return Stream.concat(attached.stream(), free.stream())
                .sorted(Comparator.comparingInt(port -> want.ports().indexOf(port.name())))
                .toList();
    }

    /** Whether none of the ports failed lately to be released. */
    boolean canLeave(Link bond, Draft draft) {
        return attached.stream().allMatch(port -> draft.canRelease(port, bond))
                && extra.stream().allMatch(port -> draft.canRelease(port, bond));
    }
}
