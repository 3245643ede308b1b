package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.desired.Memo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps account of who wants which links: a link is desired as long as somebody does. */
final class Holders {

    private final Attachments attachments;
    private final DesiredLinks desired;
    private final Memory memory;
    private final Reclaim reclaim;
    private final LinkTable table;
    private final Outbox out;

    Holders(
            Attachments attachments,
            DesiredLinks desired,
            Memory memory,
            Reclaim reclaim,
            LinkTable table,
            Outbox out) {
        this.attachments = attachments;
        this.desired = desired;
        this.memory = memory;
        this.reclaim = reclaim;
        this.table = table;
        this.out = out;
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
     * @param made the names of the links that the ADD made
     * @return the links it holds
     */
    List<Wanted> hold(Holding holding, Set<String> made) {
        Holding former = attachments.put(holding);
        List<Wanted> held = new ArrayList<>();
        for (DesiredLink spec : holding.links()) {
            Wanted wanted = own(spec, holding.attachment());
            identify(wanted, made.contains(spec.name()));
            held.add(wanted);
        }
        if (former == null) {
            out.publish(Event.Type.ATTACHMENT_ADDED, holding.attachment().toString(), "wants " + names(holding));
        } else {
            Set<String> still = new HashSet<>();
            holding.links().forEach(link -> still.add(link.name()));
            former.links().stream()
                    .filter(link -> !still.contains(link.name()))
                    .forEach(link -> disown(link.name(), holding.attachment()));
        }
        return held;
    }

    /** Whose the link is that is there: the mark may have been cleared, but ours keeps its number. */
    private void identify(Wanted wanted, boolean made) {
        Link link = table.byName(wanted.name());
        boolean sameAsBefore = link == null || link.ifindex() == wanted.ifindex();
        wanted.setOwn(made || (link != null && link.own()) || (wanted.own() && sameAsBefore));
        wanted.setIfindex(link == null ? Wanted.NONE : link.ifindex());
        if (wanted.own()) {
            return;
        }
        memory.forget(List.of(wanted.name()));
        if (link != null && wanted.adopt(link.ifindex())) {
            out.publish(
                    Event.Type.LINK_ADOPTED,
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
     * @param whenNoted told when it is written down, or could not be; at once when there is nothing to write
     */
    void drop(Attachment attachment, Event.Type type, String why, Memory.Saved whenNoted) {
        Holding former = attachments.remove(attachment);
        boolean noted =
                former != null || attachments.pending(attachment).stream().anyMatch(AddJob::noted);
        if (former != null) {
            out.publish(type, attachment.toString(), why);
            former.links().forEach(link -> disown(link.name(), attachment));
        }
        if (noted) {
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
