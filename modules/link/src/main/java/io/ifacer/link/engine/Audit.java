package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkEvent;
import io.ifacer.link.LinkTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares the table with a fresh dump while work goes on, since some changes make no notification: an option of a bond that
 * is down, an alias. What was told of while the dump was under way is newer than the dump, or may be, and is left as it was
 * told.
 */
final class Audit {

    private final LinkTable table;
    private final Set<Integer> toldMeanwhile = new HashSet<>();
    private boolean underWay;
    private long dumpId;

    Audit(LinkTable table) {
        this.table = table;
    }

    void request(Outbox out) {
        if (!underWay) {
            underWay = true;
            toldMeanwhile.clear();
            dumpId = out.dump();
        }
    }

    /** A notification came, whether it told something new or not. */
    void told(LinkEvent event) {
        if (underWay) {
            toldMeanwhile.add(event.ifindex());
        }
    }

    /** The table cannot be trusted any more: a dump that replaces it will find what there is to be found. */
    void abandon() {
        underWay = false;
        toldMeanwhile.clear();
    }

    /** Whether it was this dump that the audit waited for; it is over then. */
    boolean ends(long answeredDumpId) {
        boolean ends = underWay && answeredDumpId == dumpId;
        if (ends) {
            underWay = false;
        }
        return ends;
    }

    /** What the dump has that the table has not, as the notifications that were missing; what is gone comes first. */
    List<LinkEvent> missing(List<Link> dump) {
        Set<Integer> alive = new HashSet<>();
        dump.forEach(link -> alive.add(link.ifindex()));
        List<LinkEvent> missing = new ArrayList<>();
        table.links().stream()
                .filter(link -> !alive.contains(link.ifindex()) && !toldMeanwhile.contains(link.ifindex()))
                .sorted(Comparator.comparingInt(Link::ifindex))
                .forEach(link -> missing.add(new LinkEvent.Gone(link.ifindex(), link.name())));
        for (Link link : dump) {
            if (!toldMeanwhile.contains(link.ifindex()) && !link.equals(table.byIfindex(link.ifindex()))) {
                missing.add(new LinkEvent.Present(link));
            }
        }
        toldMeanwhile.clear();
        return missing;
    }
}
