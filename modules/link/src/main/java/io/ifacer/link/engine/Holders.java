package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.desired.Memo;
import io.ifacer.link.plan.Planner;
import io.ifacer.link.plan.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps account of who wants which links: a link is desired as long as somebody does. */
final class Holders {

    private final Attachments attachments;
    private final DesiredLinks desired;
    private final Memory memory;
    private final Reclaim reclaim;
    private final LinkTable table;
    private final Planner planner;
    private final Outbox out;
    private final Consumer<Wanted> changed;

    /** Tells {@code changed} of links that somebody wants now. */
    Holders(
            Attachments attachments,
            DesiredLinks desired,
            Memory memory,
            Reclaim reclaim,
            LinkTable table,
            Planner planner,
            Outbox out,
            Consumer<Wanted> changed) {
        this.attachments = attachments;
        this.desired = desired;
        this.memory = memory;
        this.reclaim = reclaim;
        this.table = table;
        this.planner = planner;
        this.out = out;
        this.changed = changed;
    }

    /** What was remembered. The links that nobody holds are there for somebody to come back for. */
    void loaded(List<DesiredLink> links, List<Holding> holdings) {
        memory.loaded(links);
        for (DesiredLink link : links) {
            Wanted wanted = desired.add(link);
            wanted.setOwn(true); // only such are remembered
            wanted.setRecalled(true);
        }
        for (Holding holding : holdings) {
            attachments.put(holding);
            holding.links().forEach(spec -> own(spec, holding.attachment()));
        }
    }

    /**
     * An ADD succeeded: the attachment holds these links, and no longer what it held before.
     *
     * @param made the names of the links that the ADD made and that are still there
     * @param conflicting the names of the links that are known to differ from what was asked for
     */
    void hold(Holding holding, Set<String> made, Set<String> conflicting) {
        Holding former = attachments.put(holding);
        for (DesiredLink asked : holding.links()) {
            boolean isNew = grant(asked);
            Wanted wanted = own(asked, holding.attachment());
            identify(wanted, made.contains(asked.name()));
            if (isNew && conflicting.contains(asked.name())) {
                accept(wanted);
            } else if (!isNew && !wanted.spec().equals(asked) && !conflicting.contains(asked.name())) {
                out.publish(
                        Event.Type.SPEC_CONFLICT,
                        Event.Cause.ADD,
                        asked.name(),
                        "asked for otherwise than it is wanted already; it stays as it is");
            }
            changed.accept(wanted);
        }
        if (former == null) {
            out.publish(
                    Event.Type.ATTACHMENT_ADDED,
                    Event.Cause.ADD,
                    holding.attachment().toString(),
                    "wants " + names(holding));
        } else if (!former.links().equals(holding.links())) {
            Set<String> still = new HashSet<>();
            holding.links().forEach(link -> still.add(link.name()));
            former.links().stream()
                    .filter(link -> !still.contains(link.name()))
                    .forEach(link -> disown(link.name(), holding.attachment()));
        }
    }

    /** Whether nobody held it; what is only remembered is from now on as it is asked for. */
    private boolean grant(DesiredLink asked) {
        Wanted known = desired.byName(asked.name());
        if (known == null || known.isHeld()) {
            return known == null;
        }
        if (!known.spec().equals(asked)) {
            desired.respecify(known, asked);
            memory.revise(asked);
        }
        return true;
    }

    /** Why links cannot be granted as they are asked for, since somebody holds one otherwise; null when they can. */
    @Nullable
    Problem disagreement(List<DesiredLink> links) {
        for (DesiredLink asked : links) {
            Wanted known = desired.byName(asked.name());
            Problem problem = known != null && known.isHeld() ? Agreement.problem(asked, known.spec()) : null;
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    /** What exists with other settings than asked for is used as it is, and then it is as it is wanted. */
    private void accept(Wanted wanted) {
        DesiredLink accepted = Acceptance.of(wanted.spec(), planner.differences(List.of(wanted.spec()), table));
        desired.respecify(wanted, accepted);
        memory.revise(accepted);
    }

    /** Whose the link is that is there: the mark may have been cleared, but ours keeps its number. */
    private void identify(Wanted wanted, boolean made) {
        Link link = table.byName(wanted.name());
        boolean sameAsBefore = link == null || link.ifindex() == wanted.madeIfindex();
        wanted.setOwn(made || (link != null && link.own()) || (wanted.own() && sameAsBefore));
        if (link != null) {
            wanted.setIfindex(link.ifindex());
        }
        if (wanted.own()) {
            wanted.setMadeIfindex(wanted.ifindex());
            return;
        }
        memory.forget(List.of(wanted.name()));
        if (link != null && wanted.adopt(link.ifindex())) {
            out.publish(
                    Event.Type.LINK_ADOPTED,
                    Event.Cause.ADD,
                    wanted.name(),
                    "made by somebody else and fit for use: watched, not repaired");
        }
    }

    private Wanted own(DesiredLink spec, Attachment attachment) {
        Wanted wanted = desired.byName(spec.name());
        if (wanted == null) {
            wanted = desired.add(spec);
        }
        wanted.owners().add(attachment);
        wanted.setRecalled(false);
        return wanted;
    }

    /** Links were made for somebody who has gone meanwhile. */
    void orphaned(List<DesiredLink> links, Set<String> made) {
        for (DesiredLink link : links) {
            if (made.contains(link.name()) && desired.byName(link.name()) == null) {
                Wanted wanted = desired.add(link);
                wanted.setOwn(true);
                reclaim.abandoned(wanted);
            }
        }
    }

    /** Whether the attachment holds exactly this already. */
    boolean isHeld(Holding holding) {
        return holding.equals(attachments.of(holding.attachment()));
    }

    /**
     * An attachment is gone.
     *
     * @param type the event that tells of it
     * @param cause of that event
     * @param whenNoted told when it is written down, or could not be; at once when there is nothing to write
     */
    void drop(Attachment attachment, Event.Type type, Event.Cause cause, String why, Memory.Saved whenNoted) {
        Holding former = attachments.remove(attachment);
        List<AddJob> noted =
                attachments.pending(attachment).stream().filter(AddJob::noted).toList();
        boolean isNoted = former != null || !noted.isEmpty();
        if (former != null) {
            out.publish(type, cause, attachment.toString(), why);
            former.links().forEach(link -> disown(link.name(), attachment));
        }
        // an ADD that goes on has written over what was held, and puts it right should it fail
        boolean isWrittenOver = noted.stream().anyMatch(job -> !job.cancelled());
        if (isNoted && !isWrittenOver) {
            memory.note(new Memo.Detached(attachment), whenNoted);
        } else {
            whenNoted.saved(null);
        }
    }

    /** An ADD failed after it had been written down that it holds links: what is written is put right. */
    void unnote(Attachment attachment) {
        Holding former = attachments.of(attachment);
        memory.note(former == null ? new Memo.Detached(attachment) : new Memo.Attached(former), failure -> {});
    }

    private void disown(String name, Attachment attachment) {
        Wanted wanted = desired.byName(name);
        if (wanted != null && wanted.owners().remove(attachment) && !wanted.isWanted()) {
            reclaim.abandoned(wanted);
        }
    }

    /** What an ADD wanted and did not get is not to be there after a reboot, unless somebody else wants it. */
    void unremember(List<DesiredLink> links) {
        memory.forget(links.stream()
                .map(DesiredLink::name)
                .filter(name -> !isRemembered(desired.byName(name)))
                .toList());
    }

    private static boolean isRemembered(@Nullable Wanted wanted) {
        return wanted != null && wanted.own();
    }

    private static String names(Holding holding) {
        return holding.links().isEmpty()
                ? "no interface"
                : String.join(
                        ", ", holding.links().stream().map(DesiredLink::name).toList());
    }
}
