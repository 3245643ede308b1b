package io.ifacer.link;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which link has a name, as the last notification has it. The kernel gives a name to one link at a time, but it is not told
 * of in one go: while old notifications are replayed over a newer dump, or where a link that is down has lost an altname
 * without a word, two have it in the table. The one that came last is found, and when that goes, the one before.
 */
final class NameIndex {

    private final Map<String, Integer> holders = new HashMap<>();

    /** Links whose name another one has taken: they may be dead. */
    private final Map<String, TreeSet<Integer>> displaced = new HashMap<>();

    /** The number of the link that has the name; null when none has it. */
    @Nullable
    Integer get(String name) {
        return holders.get(name);
    }

    void take(String name, int ifindex) {
        Integer holder = holders.put(name, ifindex);
        if (holder != null && holder != ifindex) {
            displaced.computeIfAbsent(name, none -> new TreeSet<>()).add(holder);
        }
    }

    void giveBack(String name, int ifindex) {
        TreeSet<Integer> others = displaced.get(name);
        if (others == null) {
            holders.remove(name, ifindex);
            return;
        }
        others.remove(ifindex);
        if (holders.remove(name, ifindex)) {
            Integer last = others.pollLast();
            if (last != null) {
                holders.put(name, last);
            }
        }
        if (others.isEmpty()) {
            displaced.remove(name);
        }
    }
}
