package io.ifacer.daemon;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the daemon keeps what, the same for the plugin.
 *
 * @param run sockets, gone at reboot: IFACER_RUN_DIR
 * @param state what outlives a reboot: IFACER_STATE_DIR
 * @param configuration the file with the settings: IFACER_CONF
 */
record Directories(Path run, Path state, Path configuration) {

    private static final String DEFAULT_RUN = "/run/ifacer";
    private static final String DEFAULT_STATE = "/var/lib/ifacer";

    /** @param home the folder that holds bin, lib and conf */
    static Directories from(Map<String, String> environment, Path home) {
        return new Directories(
                path(environment, "IFACER_RUN_DIR", Path.of(DEFAULT_RUN)),
                path(environment, "IFACER_STATE_DIR", Path.of(DEFAULT_STATE)),
                path(environment, "IFACER_CONF", home.resolve("conf/ifacerd.yaml")));
    }

    Path cniSocket() {
        return run.resolve("cni.sock");
    }

    Path apiSocket() {
        return run.resolve("api.sock");
    }

    /** Beside the settings. */
    Path declaredLinks() {
        return configuration.resolveSibling("links.yaml");
    }

    private static Path path(Map<String, String> environment, String name, Path fallback) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? fallback : Path.of(value);
    }
}
