package io.ifacer.link.engine;

import io.ifacer.link.desired.DesiredLink;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a request may touch or use up, so that no two requests with a common claim are at work at the same time.
 *
 * @param links the names of its links and of those below them
 * @param all the same and its VLAN ids: an id that has to be unique on the node can be given away only once, whatever
 *     lower it is on. No link can have a name with a blank in it.
 */
record Claims(Set<String> links, Set<String> all) {

    static Claims of(List<DesiredLink> wanted) {
        Set<String> links = new LinkedHashSet<>();
        Set<String> all = new LinkedHashSet<>();
        for (DesiredLink link : wanted) {
            links.addAll(link.lowers());
            links.add(link.name());
            if (link instanceof DesiredLink.Vlan vlan) {
                all.add("vlan id " + vlan.id());
            }
        }
        all.addAll(links);
        return new Claims(links, all);
    }
}
