package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.Listing;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.plan.Difference;
import io.ifacer.link.plan.Notice;
import io.ifacer.link.plan.Problem;
import io.ifacer.link.plan.Problem.Cause;
import io.ifacer.link.plan.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The last word on an ADD: whoever asked is answered, and whoever listens is told what was done. */
final class Conclusion {

    private final Attachments attachments;
    private final Holders holders;
    private final Elsewhere elsewhere;
    private final LinkTable table;
    private final Consumer<AddJob> ended;
    private final Outbox out;

    /** Tells {@code ended} of every ADD that is over. */
    Conclusion(
            Attachments attachments,
            Holders holders,
            Elsewhere elsewhere,
            LinkTable table,
            Consumer<AddJob> ended,
            Outbox out) {
        this.attachments = attachments;
        this.holders = holders;
        this.elsewhere = elsewhere;
        this.table = table;
        this.ended = ended;
        this.out = out;
    }

    /** Whether an attachment is known to hold exactly this already. */
    boolean isHeld(Holding holding) {
        return holders.isHeld(holding);
    }

    /** Whether a link is ours, or will be when it is granted; {@code made} by the request itself, or about to be. */
    boolean isOurs(String name, boolean made) {
        return holders.isOurs(name, made);
    }

    /** Whether a link is kept as it is asked for, so that a repair makes it where it is not there. */
    boolean isKept(DesiredLink asked) {
        return holders.isKept(asked);
    }

    /** What is known of a VLAN whose id the kernel keeps in another network namespace. */
    String whereIs(String vlan) {
        return elsewhere.describe(vlan);
    }

    /** Why links cannot be granted as they are asked for, since somebody holds one otherwise; null when they can. */
    @Nullable
    Problem disagreement(List<DesiredLink> links) {
        return holders.disagreement(links);
    }

    void of(AddJob job) {
        attachments.ended(job);
        ended.accept(job);
        Problem problem = job.problem();
        if (problem == null) {
            problem = granted(job);
        }
        if (problem != null) {
            failed(job, problem);
        }
    }

    /** Its links are right; the problem when nobody is there any more to have them. */
    private @Nullable Problem granted(AddJob job) {
        Set<String> made = job.undo().standing(table);
        tellOfLinks(job, made);
        if (job.cancelled()) {
            holders.orphaned(job.command().links(), made);
            return superseded(job);
        }
        succeeded(job, made);
        return null;
    }

    private void succeeded(AddJob job, Set<String> made) {
        Command.Add add = job.command();
        add.warnings()
                .forEach(warning -> out.publish(
                        event(job, Event.Type.CONFIG_WARNING, add.attachment().toString(), warning)));
        Set<String> conflicting = new HashSet<>();
        job.notices().stream()
                .filter(notice -> notice.kind() == Notice.Kind.SPEC_CONFLICT)
                .forEach(notice -> conflicting.add(notice.link()));
        holders.hold(job.holding(), made, conflicting);
        out.reply(job.requestId(), Answer.Done.INSTANCE);
    }

    /** A bond that came with the module was deleted, so that there can be another of its name. */
    void gaveWay(AddJob job, Step deletion) {
        out.publish(event(job, Event.Type.LINK_DELETED, deletion.link(), Notice.GAVE_WAY)
                .with(FieldChanges.ifindex(deletion.ifindex(), Wanted.NONE)));
    }

    private void failed(AddJob job, Problem problem) {
        String attachment = job.command().attachment().toString();
        if (job.noted() && !job.cancelled()) {
            holders.unnote(job.command().attachment());
        }
        holders.unremember(job.remembered());
        if (job.problem() != null && job.undo().anythingChanged()) {
            String left = job.undo().leftovers().isEmpty()
                    ? "everything was taken back"
                    : "could not be taken back: " + Listing.of(job.undo().leftovers(), "; ");
            out.publish(event(job, Event.Type.REQUEST_UNDONE, problem.link(), left));
        }
        out.publish(event(job, Event.Type.REQUEST_FAILED, attachment, problem.message()));
        out.reply(job.requestId(), new Answer.Failed(problem, job.undo().leftovers()));
    }

    private void tellOfLinks(AddJob job, Set<String> made) {
        for (DesiredLink wanted : job.command().links()) {
            Link link = table.byName(wanted.name());
            if (link != null && made.contains(wanted.name())) {
                String text = "made for " + job.command().attachment();
                out.publish(event(job, Event.Type.LINK_CREATED, wanted.name(), text)
                        .with(FieldChanges.ifindex(Wanted.NONE, link.ifindex())));
            }
        }
        for (Notice notice : job.notices()) {
            Difference difference = notice.difference();
            if (difference == null) {
                out.publish(event(job, Event.Type.SPEC_NOTICE, notice.link(), notice.text()));
            } else {
                out.publish(event(job, Event.Type.SPEC_CONFLICT, notice.link(), notice.text())
                        .with(FieldChanges.drift(notice.link(), List.of(difference))));
            }
        }
    }

    private static Event event(AddJob job, Event.Type type, String subject, String text) {
        return new Event(type, Event.Cause.ADD, subject, text)
                .concerning(List.of(job.command().attachment()));
    }

    private static Problem superseded(AddJob job) {
        return Remedies.problem(
                Cause.SUPERSEDED,
                job.command().attachment().ifName(),
                "the container was deleted while its interfaces were being made");
    }
}
