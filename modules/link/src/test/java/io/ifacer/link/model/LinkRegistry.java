package io.ifacer.link.model;

import io.ifacer.link.Link;
import io.ifacer.link.LinkEvent;
import io.ifacer.link.LinkKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All links of the model, and the notifications about them. */
final class LinkRegistry {
    private static final int FIRST_IFINDEX = 2; // 1 is the loopback, which the model leaves out

    private final Map<Integer, ModelLink> byIfindex = new TreeMap<>();
    private final Map<Integer, Link> lastTold = new HashMap<>();
    private final List<LinkEvent> events = new ArrayList<>();

    /** The VLANs that were moved to another network namespace: their lowers still have them. */
    private final List<ModelLink> elsewhere = new ArrayList<>();

    private int nextIfindex = FIRST_IFINDEX;
    private int numberOfNext;
    private boolean reusesNumbers;
    private int lastRandom;
    private int eventsToLose;

    /** Makes a link and tells of it. */
    ModelLink add(String name, String kind, @Nullable ModelLink lower, String mac, int mtuBytes) {
        ModelLink link = new ModelLink(takeIfindex(), name, kind, lower, mac, mtuBytes);
        byIfindex.put(link.ifindex, link);
        return link;
    }

    private int takeIfindex() {
        int taken = nextIfindex();
        numberOfNext = 0;
        nextIfindex = Math.max(nextIfindex, taken + 1);
        return taken;
    }

    int nextIfindex() {
        if (numberOfNext != 0) {
            return numberOfNext;
        }
        int next = reusesNumbers ? FIRST_IFINDEX : nextIfindex;
        while (byIfindex.containsKey(next)) {
            next++;
        }
        return next;
    }

    void reuseNumbers(boolean atOnce) {
        reusesNumbers = atOnce;
    }

    void numberNext(int ifindex) {
        if (byIfindex.containsKey(ifindex)) {
            throw new IllegalArgumentException("ifindex " + ifindex + " is in use");
        }
        numberOfNext = ifindex;
    }

    void remove(ModelLink link) {
        byIfindex.remove(link.ifindex);
        lastTold.remove(link.ifindex);
        add(new LinkEvent.Gone(link.ifindex, link.name));
    }

    /** Moves a link to another network namespace, which tells its number there too. */
    void moveAway(ModelLink link, int netnsid) {
        byIfindex.remove(link.ifindex);
        lastTold.remove(link.ifindex);
        elsewhere.add(link);
        add(new LinkEvent.Moved(link.ifindex, link.name, netnsid, link.ifindex));
    }

    /** Gives a link back, under its number where that is free; null when it is not there. */
    @Nullable
    ModelLink takeBack(String name) {
        ModelLink link = findElsewhere(name);
        if (link == null) {
            return null;
        }
        elsewhere.remove(link);
        ModelLink back = byIfindex.containsKey(link.ifindex) ? link.numbered(takeIfindex()) : link;
        byIfindex.put(back.ifindex, back);
        nextIfindex = Math.max(nextIfindex, back.ifindex + 1);
        return back;
    }

    @Nullable
    ModelLink findElsewhere(String name) {
        return elsewhere.stream()
                .filter(link -> link.name.equals(name))
                .findFirst()
                .orElse(null);
    }

    List<ModelLink> elsewhereOn(ModelLink lower) {
        return elsewhere.stream().filter(link -> link.lower == lower).toList();
    }

    List<String> namesElsewhere() {
        return elsewhere.stream().map(link -> link.name).toList();
    }

    void endElsewhere(ModelLink link) {
        elsewhere.remove(link);
    }

    /** Tells of a link although nothing differs. */
    void repeat(ModelLink link) {
        Link now = link.toLink();
        if (add(new LinkEvent.Present(now))) {
            lastTold.put(link.ifindex, now);
        }
    }

    /** Takes a link back that nobody was told of. */
    void forget(ModelLink link) {
        byIfindex.remove(link.ifindex);
    }

    @Nullable
    ModelLink find(int ifindex) {
        return byIfindex.get(ifindex);
    }

    /** By its name or one of its altnames, which share one name space (net/core/dev.c, netdev_name_node_lookup). */
    @Nullable
    ModelLink find(String name) {
        return byIfindex.values().stream()
                .filter(link -> link.name.equals(name) || link.altnames.contains(name))
                .findFirst()
                .orElse(null);
    }

    ModelLink require(int ifindex) {
        ModelLink link = find(ifindex);
        if (link == null) {
            throw new RefusedException(ErrorNumber.ENODEV);
        }
        return link;
    }

    List<ModelLink> all() {
        return List.copyOf(byIfindex.values());
    }

    List<ModelLink> uppersOf(ModelLink link) {
        return all().stream().filter(upper -> upper.lower == link).toList();
    }

    /** By ascending VLAN id: how the kernel walks them (net/8021q/vlan.h, vlan_group_for_each_dev). */
    List<ModelLink> vlansOn(ModelLink link) {
        return uppersOf(link).stream()
                .filter(ModelLink::isVlan)
                .sorted(Comparator.comparingInt(vlan -> vlan.vlanId))
                .toList();
    }

    boolean isUnder(ModelLink link, Predicate<String> kind) {
        return uppersOf(link).stream().anyMatch(upper -> kind.test(upper.kind));
    }

    boolean occupied(ModelLink link) {
        return isUnder(link, LinkKind::occupiesLower);
    }

    /** A MAC as the kernel makes them up: locally administered, and here in a row. */
    String randomMac() {
        return mac(0x06, ++lastRandom);
    }

    static String mac(int first, int number) {
        return String.format("%02x:00:00:00:%02x:%02x", first, number >> 8 & 0xff, number & 0xff);
    }

    /** Tells of a link, unless that would repeat what was told last: so does the real monitor. */
    void tell(ModelLink link) {
        Link now = link.toLink();
        if (!now.equals(lastTold.get(link.ifindex)) && add(new LinkEvent.Present(now))) {
            lastTold.put(link.ifindex, now);
        }
    }

    private boolean add(LinkEvent event) {
        if (eventsToLose > 0) {
            eventsToLose--;
            return false;
        }
        events.add(event);
        return true;
    }

    void loseNext(int count) {
        eventsToLose += count;
    }

    /** What was told since the last call. */
    List<LinkEvent> takeEvents() {
        List<LinkEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    /** Forgets what was told: after an overrun everything is news. */
    void discardEvents() {
        events.clear();
        lastTold.clear();
    }
}
