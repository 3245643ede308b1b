package io.ifacer.daemon.settings;

import io.ifacer.link.engine.EngineSettings;
import io.ifacer.link.engine.EngineSettings.Pace;
import io.ifacer.link.engine.EngineSettings.Reclaim;
import io.ifacer.link.plan.PlanPolicy;
import io.ifacer.link.plan.PlanPolicy.VlanIdScope;
import java.util.concurrent.TimeUnit;

/** The settings that say how links are made, kept alive and given up. */
final class EngineKeys {

    private static final long REDUMP_NANOS = TimeUnit.SECONDS.toNanos(1);

    private EngineKeys() {}

    static EngineSettings read(SettingsReader reader) {
        return new EngineSettings(
                policy(reader),
                millis(reader, "links.requestTimeoutMillis", 30_000, 1_000, 600_000),
                millis(reader, "links.confirmTimeoutMillis", 5_000, 100, 60_000),
                REDUMP_NANOS,
                seconds(reader, "links.auditSeconds", 60, 1, 86_400),
                seconds(reader, "links.forgetSeconds", 600, 0, 604_800),
                reclaim(reader),
                pace(reader));
    }

    private static PlanPolicy policy(SettingsReader reader) {
        String scope = reader.choice("links.vlanIdScope", "node", "node", "lower");
        String onConflict = reader.choice("links.onConflict", "keep", "keep", "reject");
        String addressed = reader.choice("links.allowAddressedPorts", "false", "true", "false");
        String advertised = reader.choice("links.allowAdvertisedPorts", "true", "true", "false");
        String missingPorts = reader.choice("links.missingPorts", "refuse", "refuse", "wait");
        return new PlanPolicy(
                scope.equals("node") ? VlanIdScope.NODE : VlanIdScope.LOWER,
                onConflict.equals("reject"),
                addressed.equals("true"),
                missingPorts.equals("wait"),
                advertised.equals("true"));
    }

    private static Reclaim reclaim(SettingsReader reader) {
        String reclaim = reader.choice("links.reclaim", "keep", "keep", "delete");
        return new Reclaim(reclaim.equals("delete"), seconds(reader, "links.reclaimGraceSeconds", 60, 0, 604_800));
    }

    private static Pace pace(SettingsReader reader) {
        return new Pace(
                millis(reader, "repair.pauseMillis", 100, 1, 60_000),
                millis(reader, "repair.longestPauseMillis", 30_000, 1, 3_600_000),
                seconds(reader, "repair.quietSeconds", 60, 1, 86_400));
    }

    private static long millis(SettingsReader reader, String key, int fallback, int min, int max) {
        return TimeUnit.MILLISECONDS.toNanos(reader.integer(key, fallback, min, max));
    }

    private static long seconds(SettingsReader reader, String key, int fallback, int min, int max) {
        return TimeUnit.SECONDS.toNanos(reader.integer(key, fallback, min, max));
    }
}
