package io.ifacer.link;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The observed links, indexed by everything that a plan asks for, so that no question costs more on a node with 4,000
 * links than on one with ten.
 */
public final class LinkTable {

    /** How many links may stand on each other (net/core/dev.c, MAX_NEST_DEV): what goes deeper is a circle. */
    public static final int MAX_DEPTH = 8;

    private final Map<Integer, Link> byIfindex = new HashMap<>();
    private final NameIndex names = new NameIndex();
    private final NameIndex altnames = new NameIndex();

    private final Map<Integer, Set<Integer>> uppersByLower = new HashMap<>();
    private final Map<Integer, Set<Integer>> portsByController = new HashMap<>();
    private final Map<Integer, Set<Integer>> vlansById = new HashMap<>();

    /** Which of all links that ever had a number is the one that has it now: a kernel may give a number again at once. */
    private final Map<Integer, Long> births = new HashMap<>();

    private long lastBirth;

    /**
     * A real difference that an event or a dump made.
     *
     * @param moved where the link went that is not here any more; null unless the kernel said so
     */
    public record Change(@Nullable Link before, @Nullable Link after, LinkEvent.@Nullable Moved moved) {

        public Change(@Nullable Link before, @Nullable Link after) {
            this(before, after, null);
        }
    }

    /** Enters one notification; null when it changes nothing, and then nothing was allocated. */
    public @Nullable Change apply(LinkEvent event) {
        if (event instanceof LinkEvent.Present present) {
            return put(present.link());
        }
        if (event instanceof LinkEvent.Moved moved) {
            return remove(moved.ifindex(), moved.name(), moved);
        }
        LinkEvent.Gone gone = (LinkEvent.Gone) event;
        return remove(gone.ifindex(), gone.name(), null);
    }

    /** Makes the table what a dump says; the differences, what is gone first. */
    public List<Change> replace(Collection<Link> links) {
        Set<Integer> alive = new HashSet<>();
        links.stream().filter(this::isSameAsBefore).forEach(link -> alive.add(link.ifindex()));
        List<Change> changes = new ArrayList<>();
        List<Link> known = new ArrayList<>(byIfindex.values());
        known.sort(Comparator.comparingInt(Link::ifindex));
        for (Link link : known) {
            if (!alive.contains(link.ifindex())) {
                forget(link);
                changes.add(new Change(link, null));
            }
        }
        for (Link link : links) {
            Change change = put(link);
            if (change != null) {
                changes.add(change);
            }
        }
        return changes;
    }

    /** Nobody saw what happened meanwhile: one that has lost its mark may as well be another that was made in its place. */
    private boolean isSameAsBefore(Link link) {
        Link before = byIfindex.get(link.ifindex());
        return before == null || (link.couldBe(before) && (link.own() || !before.own()));
    }

    /** Tells the link that has a number now from all that had it before; 0 when there is none. */
    public long birthOf(int ifindex) {
        return births.getOrDefault(ifindex, 0L);
    }

    /**
     * The link that the kernel finds under a name: by its own, or else by an altname. What is asked for by an altname stays
     * found when udev gives the link another name and makes the former one an altname.
     */
    public @Nullable Link byName(String name) {
        Integer ifindex = names.get(name);
        if (ifindex == null) {
            ifindex = altnames.get(name);
        }
        return ifindex == null ? null : byIfindex.get(ifindex);
    }

    public @Nullable Link byIfindex(int ifindex) {
        return byIfindex.get(ifindex);
    }

    /** The ports of a controller, by ascending ifindex. */
    public List<Link> portsOf(int ifindex) {
        return resolve(portsByController.get(ifindex));
    }

    /**
     * The links that stand on a link of this network namespace, by ascending ifindex. Whoever walks on from them has to be
     * ready for a circle: while notifications are under way, a number may be that of another link than was meant.
     */
    public List<Link> uppersOf(int ifindex) {
        return resolve(uppersByLower.get(ifindex));
    }

    /** The VLANs with this id, whatever their lower, by ascending ifindex. */
    public List<Link> vlansWithId(int id) {
        return resolve(vlansById.get(id));
    }

    /** How many links there are. */
    public int size() {
        return byIfindex.size();
    }

    /** All links, in no order. */
    public Collection<Link> links() {
        return Collections.unmodifiableCollection(byIfindex.values());
    }

    private @Nullable Change put(Link link) {
        Link before = byIfindex.get(link.ifindex());
        if (link.equals(before)) {
            return null;
        }
        if (before != null) {
            unlink(before);
        } else {
            births.put(link.ifindex(), ++lastBirth);
        }
        byIfindex.put(link.ifindex(), link);
        index(link);
        return new Change(before, link);
    }

    /** A deletion under another name than the table has is of a link that is long dead: its number was reused. */
    private @Nullable Change remove(int ifindex, String name, LinkEvent.@Nullable Moved moved) {
        Link before = byIfindex.get(ifindex);
        if (before == null || !before.name().equals(name)) {
            return null;
        }
        forget(before);
        return new Change(before, null, moved);
    }

    private void index(Link link) {
        names.take(link.name(), link.ifindex());
        for (String altname : link.altnames()) {
            altnames.take(altname, link.ifindex());
        }
        if (link.lowerHere() != 0) {
            uppersByLower
                    .computeIfAbsent(link.lowerHere(), none -> new TreeSet<>())
                    .add(link.ifindex());
        }
        if (link.controllerIfindex() != 0) {
            portsByController
                    .computeIfAbsent(link.controllerIfindex(), none -> new TreeSet<>())
                    .add(link.ifindex());
        }
        if (link.details() instanceof LinkDetails.Vlan vlan) {
            vlansById.computeIfAbsent(vlan.id(), none -> new TreeSet<>()).add(link.ifindex());
        }
    }

    private void forget(Link link) {
        births.remove(link.ifindex());
        unlink(link);
    }

    private void unlink(Link link) {
        byIfindex.remove(link.ifindex());
        names.giveBack(link.name(), link.ifindex());
        for (String altname : link.altnames()) {
            altnames.giveBack(altname, link.ifindex());
        }
        if (link.lowerHere() != 0) {
            drop(uppersByLower, link.lowerHere(), link.ifindex());
        }
        if (link.controllerIfindex() != 0) {
            drop(portsByController, link.controllerIfindex(), link.ifindex());
        }
        if (link.details() instanceof LinkDetails.Vlan vlan) {
            drop(vlansById, vlan.id(), link.ifindex());
        }
    }

    private static <K> void drop(Map<K, Set<Integer>> index, K key, int ifindex) {
        Set<Integer> members = index.get(key);
        if (members != null && members.remove(ifindex) && members.isEmpty()) {
            index.remove(key);
        }
    }

    private List<Link> resolve(@Nullable Set<Integer> ifindexes) {
        if (ifindexes == null) {
            return List.of();
        }
        List<Link> links = new ArrayList<>(ifindexes.size());
        for (Integer ifindex : ifindexes) {
            Link link = byIfindex.get(ifindex);
            if (link != null) {
                links.add(link);
            }
        }
        return links;
    }
}
