package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.DesiredLink;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request may touch or use up, so that no two requests with a common claim are at work at the same time.
 *
 * @param links the names of its links and of those below them
 * @param all the same and its VLAN ids: an id that has to be unique on the node can be given away only once, whatever
 *     lower it is on. No link can have a name with a blank in it.
 */
record Claims(Set<String> links, Set<String> all) {

    /** With every name that the links have now, since others may ask for them by another one. */
    static Claims of(List<DesiredLink> wanted, LinkTable table) {
        Set<String> links = new LinkedHashSet<>();
        Set<String> all = new LinkedHashSet<>();
        for (DesiredLink link : wanted) {
            links.addAll(link.lowers());
            links.add(link.name());
            link.lowers().forEach(lower -> addNames(table.byName(lower), links));
            addNames(table.byName(link.name()), links);
            if (link instanceof DesiredLink.Vlan vlan) {
                all.add("vlan id " + vlan.id());
            }
        }
        all.addAll(links);
        return new Claims(links, all);
    }

    private static void addNames(@Nullable Link link, Set<String> names) {
        if (link != null && !link.altnames().isEmpty()) {
            names.add(link.name());
            names.addAll(link.altnames());
        }
    }
}
