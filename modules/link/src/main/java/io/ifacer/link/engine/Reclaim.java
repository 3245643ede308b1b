package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.engine.Event.FieldChange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of links that nobody wants any more. By default they stay, as with the original plugin, and are neither
 * repaired nor remembered; or they are deleted after a grace time, if ifacer made them and nothing stands on them.
 */
final class Reclaim {

    private record Abandoned(Wanted wanted, long atNanos) {}

    private final EngineSettings.Reclaim settings;
    private final DesiredLinks desired;
    private final Memory memory;
    private final Pause pause;
    private final JobRunner runner;
    private final Alarms alarms;
    private final Outbox out;
    private final Deque<Abandoned> inGrace = new ArrayDeque<>();

    Reclaim(
            EngineSettings.Reclaim settings,
            DesiredLinks desired,
            Memory memory,
            Pause pause,
            JobRunner runner,
            Alarms alarms,
            Outbox out) {
        this.settings = settings;
        this.desired = desired;
        this.memory = memory;
        this.pause = pause;
        this.runner = runner;
        this.alarms = alarms;
        this.out = out;
    }

    /** What follows for the links of an attachment that goes, in words. */
    String consequence() {
        return settings.deletes()
                ? "its links are deleted in " + TimeUnit.NANOSECONDS.toSeconds(settings.graceNanos())
                        + " s where nobody else wants them"
                : "its links stay";
    }

    /** Nobody wants a link any more. One that stays desired through its grace time is remembered, and not repaired. */
    void abandoned(Wanted wanted) {
        if (!settings.deletes() || !wanted.own()) {
            drop(wanted);
            return;
        }
        wanted.setAbandoned(alarms.nowNanos());
        inGrace.add(new Abandoned(wanted, alarms.nowNanos()));
        alarms.in(settings.graceNanos(), this::sweep);
    }

    /** What stands on other links goes before them. */
    private void sweep() {
        Deque<Wanted> lowers = new ArrayDeque<>();
        while (!inGrace.isEmpty() && alarms.isPast(inGrace.peek().atNanos() + settings.graceNanos())) {
            Abandoned next = inGrace.poll();
            if (!next.wanted().isAbandonedSince(next.atNanos())) {
                continue; // somebody came back for it, or it is gone
            }
            if (pause.holds(next.wanted().name())) {
                abandoned(next.wanted());
            } else if (isTopmost(next.wanted())) {
                delete(next.wanted());
            } else {
                lowers.add(next.wanted());
            }
        }
        lowers.forEach(this::delete);
    }

    private boolean isTopmost(Wanted wanted) {
        Link link = runner.table().byName(wanted.name());
        return desired.vlansOn(wanted.name()).isEmpty()
                && (link == null || desired.vlansOn(link).isEmpty());
    }

    private void delete(Wanted wanted) {
        runner.add(new ReclaimJob(wanted, this, runner.table()));
    }

    /**
     * A deletion is over.
     *
     * @param ifindex the number of the link that was deleted; {@link Wanted#NONE} when there was none
     * @param kept why the link stays; null when it is gone
     */
    void over(Wanted wanted, int ifindex, @Nullable String kept) {
        if (wanted.isWanted()) {
            return; // somebody came back for it just in time, or will have it made again
        }
        if (kept != null) {
            tell(Event.Type.LINK_KEPT, wanted, "nobody wants it any more, but " + kept, List.of());
        } else if (ifindex != Wanted.NONE) {
            List<FieldChange> number = FieldChanges.ifindex(ifindex, Wanted.NONE);
            tell(Event.Type.LINK_DELETED, wanted, "nobody wants it any more", number);
        } else {
            tell(Event.Type.LINK_FORGOTTEN, wanted, "nobody wants it any more, and it is gone already", List.of());
        }
        drop(wanted);
    }

    private void tell(Event.Type type, Wanted wanted, String text, List<FieldChange> changes) {
        out.publish(new Event(type, Event.Cause.UNWANTED, wanted.name(), text).with(changes));
    }

    private void drop(Wanted wanted) {
        wanted.setGone();
        desired.remove(wanted);
        memory.forget(List.of(wanted.name()));
    }
}
