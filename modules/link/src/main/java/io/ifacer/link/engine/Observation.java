package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkEvent;
import io.ifacer.link.LinkKind;
import io.ifacer.link.LinkTable;
import io.ifacer.link.LinkTable.Change;
import io.ifacer.link.plan.StepOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The link table and how far it can be trusted: fresh, or stale while a dump is under way.
 *
 * <p>Notifications that arrive while a dump is under way are kept, and replayed over it once it is there: they may be
 * older or newer than what the dump read, but the last one of each link is never older than the link's state when the
 * dump was asked for. Notifications from before an overrun are thrown away.
 */
final class Observation {

    /** More than this many notifications during one dump are given up for another dump: memory stays bounded. */
    static final int MAX_DURING_DUMP = 65_536;

    private final LinkTable table = new LinkTable();
    private final Audit audit = new Audit(table);
    private final List<LinkEvent> duringDump = new ArrayList<>();
    private final long redumpNanos;
    private boolean fresh;
    private boolean everFresh;
    private boolean dumpUnderWay;
    private long dumpId;
    private String staleBecause = "starting";
    private Event.Cause staleCause = Event.Cause.DUMP;

    Observation(long redumpNanos) {
        this.redumpNanos = redumpNanos;
    }

    LinkTable table() {
        return table;
    }

    boolean fresh() {
        return fresh;
    }

    /** Why the table cannot be trusted, while it cannot. */
    String staleBecause() {
        return staleBecause;
    }

    void start(Outbox out) {
        request(out);
    }

    void batch(List<LinkEvent> events, Consumer<Change> changed, Outbox out) {
        if (!fresh) {
            keep(events, out);
            return;
        }
        for (LinkEvent event : events) {
            enter(event, changed);
        }
    }

    void overrun(String reason, Outbox out) {
        fresh = false;
        audit.abandon();
        staleBecause = reason;
        staleCause = Event.Cause.OVERRUN;
        out.publish(
                Event.Type.RESYNC_STARTED,
                Event.Cause.OVERRUN,
                "links",
                "notifications were lost (" + reason + "): reading all links again");
        request(out);
    }

    void dumpDone(Input.DumpDone dump, Consumer<Change> changed, Outbox out) {
        if (!isAwaited(dump.dumpId())) {
            return;
        }
        dumpUnderWay = false;
        if (dump.interrupted()) {
            request(out);
            return;
        }
        fresh = true;
        table.replace(dump.links()).forEach(changed);
        List<LinkEvent> later = List.copyOf(duringDump);
        duringDump.clear();
        later.forEach(event -> enter(event, changed));
        if (everFresh) {
            out.publish(
                    Event.Type.RESYNC_DONE,
                    staleCause,
                    "links",
                    table.size() + " links read again after: " + staleBecause);
        }
        everFresh = true;
    }

    /** Asks for a dump to compare the table with; meanwhile the table is as good as before. */
    void audit(Outbox out) {
        audit.request(out);
    }

    /** Whether a dump was asked for by an audit, and is thereby over. */
    boolean endsAudit(long answeredDumpId) {
        return audit.ends(answeredDumpId);
    }

    /** Enters what the kernel has and did not tell. */
    void audited(List<Link> dump, Consumer<Change> changed) {
        audit.missing(dump).forEach(event -> enter(event, changed));
    }

    void dumpFailed(Input.DumpFailed failure, Alarms alarms, Outbox out) {
        if (isAwaited(failure.dumpId())) {
            dumpUnderWay = false;
            out.publish(
                    Event.Type.RESYNC_STARTED,
                    Event.Cause.DUMP,
                    "links",
                    "reading all links failed, trying again: " + failure.reason());
            alarms.in(redumpNanos, () -> retry(out));
        }
    }

    void retry(Outbox out) {
        if (!fresh && !dumpUnderWay) {
            request(out);
        }
    }

    /** The answer to a single read: as good as a notification, but it must not overtake those that a dump waits for. */
    void reread(String name, @Nullable Link found, Consumer<Change> changed) {
        if (!fresh) {
            return;
        }
        Link known = table.byName(name);
        if (known != null && (found == null || found.ifindex() != known.ifindex())) {
            enter(
                    known.name().equals(name)
                            ? new LinkEvent.Gone(known.ifindex(), name)
                            : new LinkEvent.Present(known.withoutAltname(name)),
                    changed);
        }
        if (found != null) {
            enter(new LinkEvent.Present(found), changed);
        }
    }

    /**
     * The same for what was found in place of a link: what has its number first, that may have been its own name before. A
     * bond without the mark and with another MAC is another that was made in its place.
     */
    void missed(StepOutcome.Missed missed, Consumer<Change> changed) {
        if (!fresh) {
            return;
        }
        Link byNumber = missed.byNumber();
        Link known = missed.known();
        if (byNumber == null || isAnotherBond(byNumber, known)) {
            enter(new LinkEvent.Gone(known.ifindex(), known.name()), changed);
        }
        if (byNumber != null) {
            enter(new LinkEvent.Present(byNumber), changed);
        }
        reread(known.name(), missed.byName(), changed);
    }

    private static boolean isAnotherBond(Link found, Link known) {
        return found.kind().equals(LinkKind.BOND)
                && !found.own()
                && !found.mac().equals(known.mac());
    }

    private void keep(List<LinkEvent> events, Outbox out) {
        if (!dumpUnderWay) {
            return; // the dump to come will have them
        }
        if (duringDump.size() + events.size() > MAX_DURING_DUMP) {
            overrun("more than " + MAX_DURING_DUMP + " notifications during one dump", out);
        } else {
            duringDump.addAll(events);
        }
    }

    private boolean isAwaited(long answeredDumpId) {
        return dumpUnderWay && answeredDumpId == dumpId;
    }

    /** What was told before a dump is asked for, the dump has too. */
    private void request(Outbox out) {
        duringDump.clear();
        dumpId = out.dump();
        dumpUnderWay = true;
    }

    /** Where another link has a number, the one that had it is gone, whether that was told or not. */
    private void enter(LinkEvent event, Consumer<Change> changed) {
        audit.told(event);
        Link before = table.byIfindex(event.ifindex());
        if (before != null
                && event instanceof LinkEvent.Present now
                && !now.link().couldBe(before)) {
            change(new LinkEvent.Gone(before.ifindex(), before.name()), changed);
        }
        change(event, changed);
    }

    private void change(LinkEvent event, Consumer<Change> changed) {
        Change change = table.apply(event);
        if (change != null) {
            changed.accept(change);
        }
    }
}
