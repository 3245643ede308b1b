package io.ifacer.link.plan;

import io.ifacer.link.BondPort;
import io.ifacer.link.Link;
import io.ifacer.link.PortOption;
import io.ifacer.link.desired.DesiredLink;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a bond is to keep of its ports: set where the request attached the port, otherwise left as it is and told of. */
final class PortOptions {

    private PortOptions() {}

    /** The step that gives a port what is declared for it; none when it has that. */
    static void complete(DesiredLink.Bond want, Link port, Draft draft) {
        if (isNew(want, port, draft)) {
            mend(want, port, draft);
        }
    }

    /** The step of a repair, which changes what is not as it was granted, whoever attached the port. */
    static void mend(DesiredLink.Bond want, Link port, Draft draft) {
        Map<PortOption, Integer> wrong = wrong(want, port);
        if (!wrong.isEmpty()) {
            draft.add(new Step.SetPort(port.name(), port.ifindex(), wrong));
        }
    }

    /** The declared options that ports have otherwise. */
    static List<Difference> differences(DesiredLink.Bond want, List<Link> ports, Draft draft) {
        List<Difference> differences = new ArrayList<>();
        for (Link port : ports) {
            if (!isNew(want, port, draft)) {
                wrong(want, port).forEach((option, value) -> differences.add(difference(port, option, value)));
            }
        }
        return differences;
    }

    /** In what a port has an option otherwise. */
    static Difference difference(Link port, PortOption option, int wanted) {
        return new Difference(
                port.name(), option.kernelName(), Integer.toString(wanted), Integer.toString(found(port, option)));
    }

    private static boolean isNew(DesiredLink.Bond want, Link port, Draft draft) {
        return draft.createdByThisRequest(want.name())
                || draft.findings().attached().contains(port.name());
    }

    /** The declared options that a port has otherwise, with the declared values. */
    static Map<PortOption, Integer> wrong(DesiredLink.Bond want, Link port) {
        Map<PortOption, Integer> wrong = new EnumMap<>(PortOption.class);
        want.portOptions().getOrDefault(port.name(), Map.of()).forEach((option, value) -> {
            if (found(port, option) != value) {
                wrong.put(option, value);
            }
        });
        return wrong;
    }

    /** What a port has; 0 while the kernel has not said. */
    private static int found(Link port, PortOption option) {
        BondPort told = port.port();
        return told == null ? 0 : told.value(option);
    }
}
