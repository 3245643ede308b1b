package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.plan.Step;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ports that leave a bond for good while a job is at work: they are to be as they were found before they were attached. */
final class Departures {

    private final Set<Birth> leaving = new LinkedHashSet<>();

    /** These ports are about to be let go. */
    void expect(List<Link> ports, Workshop shop) {
        ports.stream()
                .filter(shop::wasFoundUp)
                .map(port -> Birth.of(port, shop.table()))
                .forEach(leaving::add);
    }

    /** The next that is out and still down; each is tried once. Null when there is none. */
    @Nullable
    Step next(Workshop shop) {
        LinkTable table = shop.table();
        while (!leaving.isEmpty()) {
            Birth next = leaving.iterator().next();
            leaving.remove(next);
            Link port = next.isIn(table) ? table.byIfindex(next.ifindex()) : null;
            if (port != null && port.controllerIfindex() == 0 && !port.up() && !shop.isPortWanted(port)) {
                return new Step.SetUp(port.name(), port.ifindex(), true);
            }
        }
        return null;
    }
}
