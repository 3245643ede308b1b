package io.ifacer.cni;

import io.ifacer.link.desired.DesiredLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings the links of several entries together: two VLANs may stand on one bond, but nothing may be declared two ways. */
final class DeclaredLinksBuilder {

    private final Map<String, Declared> byName = new LinkedHashMap<>();
    private final Map<String, String> bondOfPort = new HashMap<>();

    private record Declared(DesiredLink link, String where) {}

    void add(String where, List<DesiredLink> links) throws CniException {
        for (DesiredLink link : links) {
            Declared before = byName.putIfAbsent(link.name(), new Declared(link, where));
            if (before != null && !before.link().equals(link)) {
                throw DeclaredLinks.invalid(
                        before.where() + " and " + where + " both declare " + link.name() + ", each in another way");
            }
            if (link instanceof DesiredLink.Bond bond) {
                takePorts(where, bond);
            }
        }
    }

    private void takePorts(String where, DesiredLink.Bond bond) throws CniException {
        for (String port : bond.ports()) {
            String other = bondOfPort.putIfAbsent(port, bond.name());
            if (other != null && !other.equals(bond.name())) {
                throw DeclaredLinks.invalid(
                        where + ": " + port + " cannot be a port of " + bond.name() + " and of " + other);
            }
        }
    }

    /** All links, each after those that it stands on. */
    List<DesiredLink> lowersFirst() throws CniException {
        List<DesiredLink> ordered = new ArrayList<>(byName.size());
        Set<String> done = new LinkedHashSet<>();
        for (String name : byName.keySet()) {
            place(name, new LinkedHashSet<>(), done, ordered);
        }
        return ordered;
    }

    private void place(String name, Set<String> below, Set<String> done, List<DesiredLink> ordered)
            throws CniException {
        Declared declared = byName.get(name);
        if (declared == null || done.contains(name)) {
            return;
        }
        if (!below.add(name)) {
            throw DeclaredLinks.invalid(declared.where() + ": " + name + " would stand on itself");
        }
        for (String lower : declared.link().lowers()) {
            place(lower, below, done, ordered);
        }
        below.remove(name);
        done.add(name);
        ordered.add(declared.link());
    }
}
