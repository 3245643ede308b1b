package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The links that somebody wants, indexed by everything whose change may concern one of them. */
final class DesiredLinks {

    private final EngineSettings.Pace pace;
    private final Map<String, Wanted> byName = new LinkedHashMap<>();
    private final Map<String, Set<Wanted>> vlansByLower = new HashMap<>();
    private final Map<String, Set<Wanted>> bondsByPort = new HashMap<>();
    private final Map<Integer, Set<Wanted>> byVlanId = new HashMap<>();

    DesiredLinks(EngineSettings.Pace pace) {
        this.pace = pace;
    }

    @Nullable
    Wanted byName(String name) {
        return byName.get(name);
    }

    /** The attachments that want a link of this name, in the order in which they came. */
    Set<Attachment> ownersOf(String name) {
        Wanted wanted = byName.get(name);
        return wanted == null ? Set.of() : wanted.owners();
    }

    Collection<Wanted> vlansOn(String lower) {
        return vlansByLower.getOrDefault(lower, Set.of());
    }

    /** The bonds whose port a link is to be; more than one only where they cannot all be right. */
    Collection<Wanted> bondsOf(String port) {
        return bondsByPort.getOrDefault(port, Set.of());
    }

    /** The links that are wanted under any name of this one: its own, or an altname. */
    Collection<Wanted> namedAs(Link link) {
        Wanted wanted = byName.get(link.name());
        if (link.altnames().isEmpty()) {
            return wanted == null ? Set.of() : Set.of(wanted);
        }
        Set<Wanted> all = new LinkedHashSet<>();
        forEachName(link, name -> {
            Wanted named = byName.get(name);
            if (named != null) {
                all.add(named);
            }
        });
        return all;
    }

    /** As {@link #vlansOn(String)}, under any name of the lower. */
    Collection<Wanted> vlansOn(Link lower) {
        return underAnyName(lower, vlansByLower);
    }

    /** As {@link #bondsOf(String)}, under any name of the port. */
    Collection<Wanted> bondsOf(Link port) {
        return underAnyName(port, bondsByPort);
    }

    private static Collection<Wanted> underAnyName(Link link, Map<String, Set<Wanted>> index) {
        if (link.altnames().isEmpty()) {
            return index.getOrDefault(link.name(), Set.of());
        }
        Set<Wanted> all = new LinkedHashSet<>();
        forEachName(link, name -> all.addAll(index.getOrDefault(name, Set.of())));
        return all;
    }

    private static void forEachName(Link link, Consumer<String> action) {
        action.accept(link.name());
        link.altnames().forEach(action);
    }

    Collection<Wanted> withVlanId(int id) {
        return byVlanId.getOrDefault(id, Set.of());
    }

    Collection<Wanted> all() {
        return byName.values();
    }

    Wanted add(DesiredLink spec) {
        Wanted wanted = new Wanted(spec, new Health(pace));
        byName.put(spec.name(), wanted);
        index(wanted);
        return wanted;
    }

    void remove(Wanted wanted) {
        byName.remove(wanted.name(), wanted);
        unindex(wanted);
    }

    void respecify(Wanted wanted, DesiredLink spec) {
        unindex(wanted);
        wanted.respecify(spec);
        index(wanted);
    }

    private void index(Wanted wanted) {
        DesiredLink spec = wanted.spec();
        if (spec instanceof DesiredLink.Vlan vlan) {
            put(vlansByLower, vlan.lower(), wanted);
            put(byVlanId, vlan.id(), wanted);
        } else {
            spec.lowers().forEach(port -> put(bondsByPort, port, wanted));
        }
    }

    private void unindex(Wanted wanted) {
        DesiredLink spec = wanted.spec();
        if (spec instanceof DesiredLink.Vlan vlan) {
            drop(vlansByLower, vlan.lower(), wanted);
            drop(byVlanId, vlan.id(), wanted);
        } else {
            spec.lowers().forEach(port -> drop(bondsByPort, port, wanted));
        }
    }

    private static <K> void put(Map<K, Set<Wanted>> index, K key, Wanted wanted) {
        index.computeIfAbsent(key, none -> new LinkedHashSet<>()).add(wanted);
    }

    private static <K> void drop(Map<K, Set<Wanted>> index, K key, Wanted wanted) {
        Set<Wanted> members = index.get(key);
        if (members != null && members.remove(wanted) && members.isEmpty()) {
            index.remove(key);
        }
    }
}
