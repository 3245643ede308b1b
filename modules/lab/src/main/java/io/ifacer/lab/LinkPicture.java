package io.ifacer.lab;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The links of a node, as one message after the other tells of them. Owned by one thread. */
public final class LinkPicture {

    private final Map<Integer, LinkNotification> byIfindex = new HashMap<>();

    /** The links in the output of {@code ip -d -o link}. */
    public static LinkPicture of(String dump) {
        LinkPicture picture = new LinkPicture();
        dump.lines().forEach(line -> LinkNotification.parse(line).ifPresent(picture::take));
        return picture;
    }

    /** Brings the picture up to date. */
    public void take(LinkNotification news) {
        if (news.deleted()) {
            byIfindex.remove(news.ifindex());
        } else {
            byIfindex.put(news.ifindex(), news);
        }
    }

    /** The configurations of those links among these that are there, by name. */
    public Map<String, String> configurations(Collection<String> names) {
        Map<String, String> found = new TreeMap<>();
        links(names).forEach(link -> found.put(link.name(), link.configuration()));
        return found;
    }

    /** Every link with its number, its configuration and its address, a line each: to be compared with another time's. */
    public String identities() {
        return byIfindex.values().stream()
                .sorted(Comparator.comparing(LinkNotification::ifindex))
                .map(link -> link.ifindex() + ": " + link.name() + ' ' + link.address() + ' ' + link.configuration())
                .collect(Collectors.joining("\n"));
    }

    /** Whether all of these links are there and carry frames. */
    public boolean carry(Collection<String> names) {
        return links(names).filter(LinkNotification::carries).count() == names.size();
    }

    private Stream<LinkNotification> links(Collection<String> names) {
        return byIfindex.values().stream().filter(link -> names.contains(link.name()));
    }
}
