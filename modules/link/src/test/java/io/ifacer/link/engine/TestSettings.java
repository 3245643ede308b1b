package io.ifacer.link.engine;

import io.ifacer.link.plan.PlanPolicy;
import java.util.concurrent.TimeUnit;

/** The defaults, but for what a test is about. */
final class TestSettings {

    private static final EngineSettings DEFAULT = EngineSettings.DEFAULT;

    private TestSettings() {}

    static EngineSettings with(PlanPolicy policy) {
        return settings(policy, DEFAULT.requestNanos(), DEFAULT.reclaim());
    }

    static EngineSettings withRequestMillis(long requestMillis) {
        return settings(DEFAULT.policy(), TimeUnit.MILLISECONDS.toNanos(requestMillis), DEFAULT.reclaim());
    }

    /** Links that nobody wants any more are deleted after ten seconds. */
    static EngineSettings deleting() {
        return settings(
                DEFAULT.policy(),
                DEFAULT.requestNanos(),
                new EngineSettings.Reclaim(true, TimeUnit.SECONDS.toNanos(10)));
    }

    private static EngineSettings settings(PlanPolicy policy, long requestNanos, EngineSettings.Reclaim reclaim) {
        return new EngineSettings(
                policy,
                requestNanos,
                DEFAULT.confirmNanos(),
                DEFAULT.redumpNanos(),
                DEFAULT.auditNanos(),
                DEFAULT.forgetNanos(),
                reclaim,
                DEFAULT.pace());
    }
}
