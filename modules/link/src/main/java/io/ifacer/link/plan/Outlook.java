package io.ifacer.link.plan;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The links as the steps of a draft will leave them: what is observed, and what differs from it by then. */
final class Outlook {

    private final LinkTable observed;
    private final Map<String, Link> changed = new HashMap<>();
    private final Set<Integer> withoutTheirName = new HashSet<>();
    private final Set<String> promised = new HashSet<>();
    private final Map<String, Integer> mtuBytes = new HashMap<>();

    Outlook(LinkTable observed) {
        this.observed = observed;
    }

    /** The link that will have this name; null when there is none, or none that has an ifindex yet. */
    @Nullable
    Link byName(String name) {
        Link now = changed.get(name);
        if (now != null) {
            return now;
        }
        Link link = observed.byName(name);
        return link == null || withoutTheirName.contains(link.ifindex()) ? null : link;
    }

    boolean promises(String name) {
        return promised.contains(name);
    }

    /** The MTU that the link of this name will have; 0 when there will be none. */
    int mtuBytes(String name) {
        Link link = byName(name);
        return mtuBytes.getOrDefault(name, link == null ? 0 : link.mtuBytes());
    }

    void created(String name, int bytes) {
        promised.add(name);
        mtuBytes.put(name, bytes);
    }

    void resized(String name, int bytes) {
        mtuBytes.put(name, bytes);
    }

    Link renamed(Link link, String name) {
        Link now = link.named(name);
        withoutTheirName.add(link.ifindex());
        changed.put(name, now);
        return now;
    }

    /** A link that keeps the name it has is found under the wanted one too: what stands on it is not to be disturbed. */
    void standsFor(Link link, String name) {
        changed.put(name, link);
    }

    void released(Link port) {
        changed.put(port.name(), port.released());
    }

    void deleted(Link link) {
        deleted(link, new HashSet<>());
    }

    /** Not by {@code withoutTheirName}: a link that was renamed is in it, and what stands on that goes all the same. */
    private void deleted(Link link, Set<Integer> known) {
        if (known.add(link.ifindex())) {
            withoutTheirName.add(link.ifindex());
            observed.uppersOf(link.ifindex()).forEach(upper -> deleted(upper, known));
        }
    }
}
