package io.ifacer.link.engine;

import io.ifacer.link.Listing;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.desired.Memo;
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
    private final Grants grants;
    private final Outbox out;
    private final Consumer<Wanted> changed;

    /** Tells {@code changed} of links that somebody wants now. */
    Holders(
            Attachments attachments,
            DesiredLinks desired,
            Memory memory,
            Reclaim reclaim,
            Grants grants,
            Outbox out,
            Consumer<Wanted> changed) {
        this.attachments = attachments;
        this.desired = desired;
        this.memory = memory;
        this.reclaim = reclaim;
        this.grants = grants;
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
            holding.links().forEach(spec -> grants.own(spec, holding.attachment()));
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
            Wanted wanted = grants.of(asked, holding.attachment(), made, conflicting);
            changed.accept(wanted);
        }
        if (former == null) {
            tell(Event.Type.ATTACHMENT_ADDED, Event.Cause.ADD, holding.attachment(), "wants " + names(holding));
        } else if (!former.links().equals(holding.links())) {
            Set<String> still = new HashSet<>();
            holding.links().forEach(link -> still.add(link.name()));
            former.links().stream()
                    .filter(link -> !still.contains(link.name()))
                    .forEach(link -> disown(link.name(), holding.attachment()));
        }
    }

    /** Why links cannot be granted as they are asked for, since somebody holds one otherwise; null when they can. */
    @Nullable
    Problem disagreement(List<DesiredLink> links) {
        for (DesiredLink asked : links) {
            Wanted known = desired.byName(asked.name());
            if (known == null || !known.isHeld()) {
                continue;
            }
            Problem problem = grants.disagreement(asked, known);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    /** Whether a link is kept as it is asked for, so that a repair makes it where it is not there. */
    boolean isKept(DesiredLink asked) {
        Wanted known = desired.byName(asked.name());
        return known != null && known.isWanted() && known.isRepairable() && grants.disagreement(asked, known) == null;
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

    /** Whether a link is ours, or will be when it is granted. */
    boolean isOurs(String name, boolean made) {
        return grants.isOurs(name, made);
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
            tell(type, cause, attachment, why);
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

    private void tell(Event.Type type, Event.Cause cause, Attachment attachment, String text) {
        out.publish(new Event(type, cause, attachment.toString(), text).concerning(List.of(attachment)));
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
                : Listing.of(holding.links().stream().map(DesiredLink::name).toList(), ", ");
    }
}
