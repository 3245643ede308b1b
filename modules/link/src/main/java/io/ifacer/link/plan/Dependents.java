package io.ifacer.link.plan;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The links that lose what they carry when one is set down: itself, and all that is up and stands on it, to the top. The
 * kernel sets VLANs down with their lower (net/8021q/vlan.c, vlan_device_event), and with each go its routes and its IPv6
 * addresses; what has such a VLAN for a port is reached through it.
 */
public final class Dependents {

    private final LinkTable table;
    private final List<Link> found = new ArrayList<>();
    private final Set<Integer> known = new HashSet<>();

    private Dependents(LinkTable table) {
        this.table = table;
    }

    /** The link first, then what stands on it, the nearest first; each once, also where links stand on each other in a circle. */
    public static List<Link> of(Link link, LinkTable table) {
        Dependents dependents = new Dependents(table);
        dependents.known.add(link.ifindex());
        dependents.found.add(link);
        for (int i = 0; i < dependents.found.size(); i++) {
            dependents.climb(dependents.found.get(i));
        }
        return dependents.found;
    }

    private void climb(Link link) {
        for (Link upper : table.uppersOf(link.ifindex())) {
            take(upper);
        }
        if (link.controllerIfindex() != 0) {
            take(table.byIfindex(link.controllerIfindex()));
        }
    }

    /** One that is down has nothing to lose. */
    private void take(@Nullable Link link) {
        if (link != null && link.up() && known.add(link.ifindex())) {
            found.add(link);
        }
    }
}
