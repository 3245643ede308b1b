package io.ifacer.link.engine;

import org.jspecify.annotations.Nullable;

/** What is done again and again, because nobody tells when it is needed. */
final class Rounds {

    private final EngineSettings settings;
    private final Observation observation;
    private final Namespaces namespaces;
    private final Memory memory;
    private final DesiredLinks desired;
    private final Repairs repairs;
    private final Reclaim reclaim;
    private final Alarms alarms;
    private final Outbox out;
    private boolean begun;
    private @Nullable Long lastAuditNanos;

    Rounds(
            EngineSettings settings,
            Observation observation,
            Namespaces namespaces,
            Memory memory,
            DesiredLinks desired,
            Repairs repairs,
            Reclaim reclaim,
            Alarms alarms,
            Outbox out) {
        this.settings = settings;
        this.observation = observation;
        this.namespaces = namespaces;
        this.memory = memory;
        this.desired = desired;
        this.repairs = repairs;
        this.reclaim = reclaim;
        this.alarms = alarms;
        this.out = out;
    }

    /** The links are known, for the first time or again: what is desired is looked at, whether it is there or not. */
    void refreshed() {
        repairs.markAll(desired.all());
        if (!begun) {
            begun = true;
            lastAuditNanos = alarms.nowNanos();
            namespaces.probe();
            alarms.in(settings.auditNanos(), this::next);
        }
    }

    /** Something is remembered from before the start: whoever wants it has this long to come back for it. */
    void recalled() {
        alarms.in(settings.forgetNanos(), this::forget);
    }

    private void next() {
        audit();
        alarms.in(settings.auditNanos(), this::next);
    }

    void audit() {
        if (observation.fresh()) {
            observation.audit(out);
            namespaces.probe();
        }
        memory.retry();
    }

    /** An audit's dump is there; what is not right is looked at once more. */
    void audited() {
        lastAuditNanos = alarms.nowNanos();
        for (Wanted wanted : desired.all()) {
            if (wanted.health().state() != LinkState.OK) {
                repairs.mark(wanted);
            }
        }
    }

    /** When the table was last compared with the kernel as a whole; null before the first time. */
    @Nullable
    Long lastAuditNanos() {
        return lastAuditNanos;
    }

    private void forget() {
        for (Wanted wanted : desired.all().toArray(new Wanted[0])) {
            if (wanted.recalled()) {
                wanted.setRecalled(false);
                if (!wanted.isWanted()) {
                    out.publish(
                            Event.Type.LINK_FORGOTTEN,
                            Event.Cause.UNWANTED,
                            wanted.name(),
                            "nobody has come back for it");
                    reclaim.abandoned(wanted);
                }
            }
        }
    }
}
