package io.ifacer.link.engine;

import io.ifacer.link.desired.DesiredLink;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The links that somebody wants, indexed by everything whose change may concern one of them. */
final class DesiredLinks {

    private final EngineSettings.Pace pace;
    private final Map<String, Wanted> byName = new LinkedHashMap<>();
    private final Map<String, Set<Wanted>> byLower = new HashMap<>();
    private final Map<Integer, Set<Wanted>> byVlanId = new HashMap<>();

    DesiredLinks(EngineSettings.Pace pace) {
        this.pace = pace;
    }

    @Nullable
    Wanted byName(String name) {
        return byName.get(name);
    }

    /** Those that stand on a link: VLANs on it, and the bond whose port it is to be. */
    Collection<Wanted> onLower(String name) {
        return byLower.getOrDefault(name, Set.of());
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
        for (String lower : wanted.spec().lowers()) {
            byLower.computeIfAbsent(lower, none -> new LinkedHashSet<>()).add(wanted);
        }
        if (wanted.spec() instanceof DesiredLink.Vlan vlan) {
            byVlanId.computeIfAbsent(vlan.id(), none -> new LinkedHashSet<>()).add(wanted);
        }
    }

    private void unindex(Wanted wanted) {
        wanted.spec().lowers().forEach(lower -> drop(byLower, lower, wanted));
        if (wanted.spec() instanceof DesiredLink.Vlan vlan) {
            drop(byVlanId, vlan.id(), wanted);
        }
    }

    private static <K> void drop(Map<K, Set<Wanted>> index, K key, Wanted wanted) {
        Set<Wanted> members = index.get(key);
        if (members != null && members.remove(wanted) && members.isEmpty()) {
            index.remove(key);
        }
    }
}
