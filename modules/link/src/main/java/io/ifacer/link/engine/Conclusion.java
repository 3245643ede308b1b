package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.Notice;
import io.ifacer.link.plan.Problem;
import io.ifacer.link.plan.Problem.Cause;
import java.util.HashMap;
import java.util.Map;

/** The last word on an ADD: whoever asked is answered, and whoever listens is told what was done. */
final class Conclusion {

    private final Attachments attachments;
    private final LinkTable table;
    private final Outbox out;

    /** The foreign links that were told of, by name, with the ifindex they had. */
    private final Map<String, Integer> adopted = new HashMap<>();

    Conclusion(Attachments attachments, LinkTable table, Outbox out) {
        this.attachments = attachments;
        this.table = table;
        this.out = out;
    }

    void of(Job job) {
        attachments.ended(job);
        Problem problem = job.problem();
        if (problem == null) {
            tellOfLinks(job);
        }
        if (problem == null && job.cancelled()) {
            problem = superseded(job);
        }
        if (problem == null) {
            succeeded(job);
        } else {
            failed(job, problem);
        }
    }

    private void succeeded(Job job) {
        Command.Add add = job.command();
        add.warnings()
                .forEach(warning ->
                        out.publish(Event.Type.CONFIG_WARNING, add.attachment().toString(), warning));
        if (attachments.hold(add.attachment(), add.links())) {
            out.publish(Event.Type.ATTACHMENT_ADDED, add.attachment().toString(), "wants " + namesOf(add));
        }
        out.reply(job.requestId(), Answer.Done.INSTANCE);
    }

    private void failed(Job job, Problem problem) {
        String attachment = job.command().attachment().toString();
        if (job.problem() != null && job.undo().anythingSent()) {
            String left = job.undo().leftovers().isEmpty()
                    ? "everything was taken back"
                    : "could not be taken back: " + String.join("; ", job.undo().leftovers());
            out.publish(Event.Type.REQUEST_UNDONE, problem.link(), left);
        }
        out.publish(Event.Type.REQUEST_FAILED, attachment, problem.message());
        out.reply(job.requestId(), new Answer.Failed(problem, job.undo().leftovers()));
    }

    private void tellOfLinks(Job job) {
        for (DesiredLink wanted : job.command().links()) {
            Link link = table.byName(wanted.name());
            if (job.undo().createdNames().contains(wanted.name())) {
                out.publish(
                        Event.Type.LINK_CREATED,
                        wanted.name(),
                        "made for " + job.command().attachment());
            } else if (link != null && !link.own()) {
                tellOfAdoption(link);
            }
        }
        for (Notice notice : job.notices()) {
            Event.Type type =
                    notice.kind() == Notice.Kind.SPEC_CONFLICT ? Event.Type.SPEC_CONFLICT : Event.Type.SPEC_NOTICE;
            out.publish(type, notice.link(), notice.text());
        }
    }

    /** Once for each foreign link, not for each pod that uses it. */
    private void tellOfAdoption(Link link) {
        Integer known = adopted.put(link.name(), link.ifindex());
        if (known == null || known != link.ifindex()) {
            out.publish(
                    Event.Type.LINK_ADOPTED,
                    link.name(),
                    "made by somebody else and fit for use: watched, not repaired");
        }
    }

    private static Problem superseded(Job job) {
        return new Problem(
                Cause.SUPERSEDED,
                job.command().attachment().ifName(),
                "the container was deleted while its interfaces were being made",
                Remedies.of(Cause.SUPERSEDED, ""));
    }

    private static String namesOf(Command.Add add) {
        return add.links().isEmpty()
                ? "no interface"
                : String.join(", ", add.links().stream().map(DesiredLink::name).toList());
    }
}
