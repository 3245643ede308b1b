package io.ifacer.link.engine;

import io.ifacer.link.Listing;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.plan.Difference;
import io.ifacer.link.plan.Problem.Cause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The requests of the container runtime: each is answered exactly once. */
final class Requests {

    private final long requestNanos;
    private final Observation observation;
    private final Attachments attachments;
    private final Holders holders;
    private final Reclaim reclaim;
    private final KernelFeatures features;
    private final Conclusion conclusion;
    private final JobRunner runner;
    private final Alarms alarms;
    private final Outbox out;
    private final Map<Long, AddJob> adds = new HashMap<>();

    Requests(
            EngineSettings settings,
            Observation observation,
            Attachments attachments,
            Holders holders,
            Elsewhere elsewhere,
            Reclaim reclaim,
            KernelFeatures features,
            JobRunner runner,
            Alarms alarms,
            Outbox out) {
        this.requestNanos = settings.requestNanos();
        this.observation = observation;
        this.attachments = attachments;
        this.holders = holders;
        this.reclaim = reclaim;
        this.features = features;
        this.runner = runner;
        this.alarms = alarms;
        this.out = out;
        this.conclusion = new Conclusion(
                attachments, holders, elsewhere, observation.table(), job -> adds.remove(job.requestId()), out);
    }

    void add(long requestId, Command.Add command) {
        Claims claims = Claims.of(command.links(), observation.table());
        AddJob job = new AddJob(requestId, command, claims, alarms.nowNanos() + requestNanos, conclusion);
        adds.put(requestId, job);
        attachments.began(job);
        runner.add(job);
    }

    /** A request that could not be answered at once is answered in time. */
    void watchDeadline(long requestId) {
        if (adds.containsKey(requestId)) {
            alarms.in(requestNanos, () -> expire(requestId));
        }
    }

    private void expire(long requestId) {
        AddJob job = adds.get(requestId);
        if (job == null) {
            return;
        }
        if (job.started()) {
            runner.wake(job);
            return;
        }
        job.expire(
                observation.fresh()
                        ? "others were at work before it"
                        : "the node's links could not be read from the kernel");
        runner.end(job);
    }

    void delete(long requestId, Command.Del command) {
        for (AddJob job : attachments.pending(command.attachment())) {
            job.cancel();
            if (!job.started()) {
                runner.end(job);
            }
        }
        holders.drop(
                command.attachment(),
                Event.Type.ATTACHMENT_REMOVED,
                Event.Cause.DEL,
                reclaim.consequence(),
                failure -> done(requestId));
    }

    void collectGarbage(long requestId, Command.Gc command) {
        List<Attachment> dead = attachments.all().stream()
                .map(Holding::attachment)
                .filter(attachment -> attachment.network().equals(command.network()))
                .filter(attachment -> !command.valid().contains(attachment))
                .toList();
        if (dead.isEmpty()) {
            done(requestId);
        }
        int[] left = {dead.size()};
        List<String> failures = new ArrayList<>();
        for (Attachment attachment : dead) {
            holders.drop(
                    attachment,
                    Event.Type.ATTACHMENT_EXPIRED,
                    Event.Cause.GC,
                    "the runtime no longer has it",
                    failure -> {
                        if (failure != null) {
                            failures.add(attachment + " (" + failure + ")");
                        }
                        if (--left[0] == 0) {
                            collected(requestId, failures);
                        }
                    });
        }
    }

    /** A garbage collection goes on after an error, and reports it when all else is done (CNI 1.1.0, GC). */
    private void collected(long requestId, List<String> failures) {
        if (failures.isEmpty()) {
            done(requestId);
        } else {
            fail(
                    requestId,
                    Cause.STORE_FAILED,
                    "",
                    "dropped, but could not write down that these hold nothing any more: "
                            + Listing.of(failures, ", "));
        }
    }

    /** Compares with what the kernel has. What an ADD takes for good is no fault here: a bond of ours may lack a port. */
    void check(long requestId, Command.Check command) {
        if (!observation.fresh()) {
            stale(requestId);
            return;
        }
        List<Difference> found = runner.planner().shortcomings(command.links(), runner.table());
        if (found.isEmpty()) {
            done(requestId);
        } else {
            String message = Listing.of(found.stream().map(Difference::describe).toList(), "; ");
            fail(requestId, Cause.CHECK_FAILED, found.get(0).link(), message);
        }
    }

    void status(long requestId) {
        if (observation.fresh()) {
            features.asked(requestId);
        } else {
            stale(requestId);
        }
    }

    private void stale(long requestId) {
        fail(
                requestId,
                Cause.TABLE_STALE,
                "",
                "the node's links are being read from the kernel: " + observation.staleBecause());
    }

    private void fail(long requestId, Cause cause, String link, String message) {
        out.reply(requestId, new Answer.Failed(Remedies.problem(cause, link, message), List.of()));
    }

    void done(long requestId) {
        out.reply(requestId, Answer.Done.INSTANCE);
    }
}
