package io.ifacer.daemon.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ifacer.link.engine.EngineSettings;
import io.ifacer.link.plan.PlanPolicy.VlanIdScope;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
class SettingsTest {

    private static final Map<String, String> NONE = Map.of();

    @Test
    void theShippedFileIsTheDefaults(Vertx vertx) {
        Settings shipped =
                SettingsSource.load(vertx, Path.of("../conf/ifacerd.yaml")).await();

        assertThat(shipped).isEqualTo(read(new JsonObject(), NONE, NONE));
    }

    @Test
    void aMissingFileSetsNothing(Vertx vertx, @TempDir Path folder) {
        assertThat(SettingsSource.load(vertx, folder.resolve("none.yaml")).await())
                .isEqualTo(read(new JsonObject(), NONE, NONE));
    }

    @Test
    void aFileThatIsNoYamlIsNamed(Vertx vertx, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), "cni: [unclosed");

        assertThatThrownBy(() -> SettingsSource.load(vertx, file).await())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("bad.yaml")
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aPropertyWinsOverAVariableAndAVariableOverTheFile() {
        JsonObject file = new JsonObject().put("cni", new JsonObject().put("maxConnections", 10));
        Map<String, String> variable = Map.of("IFACER_CNI_MAX_CONNECTIONS", "20");
        Map<String, String> property = Map.of("ifacer.cni.maxConnections", "30");

        assertThat(read(file, NONE, NONE).cniMaxConnections()).isEqualTo(10);
        assertThat(read(file, variable, NONE).cniMaxConnections()).isEqualTo(20);
        assertThat(read(file, variable, property).cniMaxConnections()).isEqualTo(30);
    }

    @Test
    void wordsAreTakenInAnyCase() {
        Settings settings = read(
                new JsonObject().put("links", new JsonObject().put("vlanIdScope", "Lower")),
                Map.of("IFACER_LINKS_ON_CONFLICT", "REJECT"),
                NONE);

        assertThat(settings.engine().policy().vlanIdScope()).isEqualTo(VlanIdScope.LOWER);
        assertThat(settings.engine().policy().rejectConflicts()).isTrue();
    }

    @Test
    void howLinksAreKeptAliveAndGivenUpCanBeChosen() {
        Map<String, String> variables = Map.of(
                "IFACER_LINKS_RECLAIM", "delete",
                "IFACER_LINKS_RECLAIM_GRACE_SECONDS", "5",
                "IFACER_LINKS_FORGET_SECONDS", "0",
                "IFACER_LINKS_AUDIT_SECONDS", "10",
                "IFACER_REPAIR_PAUSE_MILLIS", "50",
                "IFACER_REPAIR_LONGEST_PAUSE_MILLIS", "1000",
                "IFACER_REPAIR_QUIET_SECONDS", "2");

        EngineSettings engine = read(new JsonObject(), variables, NONE).engine();

        assertThat(engine.reclaim()).isEqualTo(new EngineSettings.Reclaim(true, 5_000_000_000L));
        assertThat(engine.forgetNanos()).isZero();
        assertThat(engine.auditNanos()).isEqualTo(10_000_000_000L);
        assertThat(engine.pace()).isEqualTo(new EngineSettings.Pace(50_000_000L, 1_000_000_000L, 2_000_000_000L));
    }

    @Test
    void whatIsShippedIsWhatTheEngineTakesForItsDefaults() {
        assertThat(read(new JsonObject(), NONE, NONE).engine()).isEqualTo(EngineSettings.DEFAULT);
    }

    @Test
    void everyFaultIsNamedWithItsKeySourceAndBounds() {
        JsonObject file = new JsonObject()
                .put("cni", new JsonObject().put("maxConnections", 0).put("maxConections", 5))
                .put("links", new JsonObject().put("confirmTimeoutMillis", 1.5));

        assertThatThrownBy(() -> read(file, Map.of("IFACER_LOG_LEVEL", "loud"), NONE))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(
                        "setting cni.maxConnections (ifacerd.yaml) is '0'; wanted: a whole number from 1 to 4096")
                .hasMessageContaining("setting cni.maxConections in ifacerd.yaml is unknown")
                .hasMessageContaining("setting links.confirmTimeoutMillis (ifacerd.yaml) is '1.5'")
                .hasMessageContaining("setting log.level (environment variable IFACER_LOG_LEVEL) is 'loud'");
    }

    private static Settings read(JsonObject file, Map<String, String> environment, Map<String, String> properties) {
        return Settings.read(file, "ifacerd.yaml", environment, properties);
    }
}
