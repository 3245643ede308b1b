package io.ifacer.daemon.settings;

import io.ifacer.link.engine.EngineSettings;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * All settings, checked. {@code conf/ifacerd.yaml} explains each one.
 *
 * @param cniMaxConnections how many CNI requests are served at once; the rest wait in the socket's backlog
 * @param cniClientTimeoutMillis how long a client may take to send its request, and to take its answer
 * @param warnOfUnknownBondOptions whether an unknown bond option is a warning instead of an error
 * @param declaredScanMillis how often the file of declared links is looked at
 * @param receiveBufferBytes of the socket that hears the kernel's notifications
 * @param answerTimeoutMillis how long the kernel may take to answer one request
 * @param api of the door for people and their tools
 * @param logLevel the least level that is logged
 * @param engine what the engine takes
 */
public record Settings(
        int cniMaxConnections,
        int cniClientTimeoutMillis,
        boolean warnOfUnknownBondOptions,
        int declaredScanMillis,
        int receiveBufferBytes,
        int answerTimeoutMillis,
        ApiSettings api,
        String logLevel,
        EngineSettings engine) {

    /**
     * Reads settings.
     *
     * @param file the content of the configuration file, empty when there is none
     * @param fileName its name, for messages
     * @param environment the environment of the process
     * @param properties the system properties that may name settings
     * @throws SettingsException naming every key that is wrong, with its source, what was found and what is wanted
     */
    public static Settings read(
            JsonObject file, String fileName, Map<String, String> environment, Map<String, String> properties) {
        SettingsReader reader = new SettingsReader(file, fileName, environment, properties);
        Settings settings = new Settings(
                reader.integer("cni.maxConnections", 256, 1, 4_096),
                reader.integer("cni.clientTimeoutMillis", 10_000, 100, 600_000),
                reader.choice("links.unknownBondOptions", "refuse", "refuse", "warn")
                        .equals("warn"),
                reader.integer("links.declaredScanMillis", 5_000, 100, 3_600_000),
                reader.integer("kernel.receiveBufferBytes", 8 << 20, 1 << 12, 1 << 30),
                reader.integer("kernel.answerTimeoutMillis", 5_000, 100, 60_000),
                new ApiSettings(
                        reader.integer("api.port", ApiSettings.NO_PORT, 0, 65_535),
                        reader.integer("api.maxConnections", ApiSettings.DEFAULT.maxConnections(), 4, 10_000),
                        reader.integer("api.maxReaders", ApiSettings.DEFAULT.maxReaders(), 1, 100_000),
                        reader.integer("api.historyEvents", ApiSettings.DEFAULT.historyEvents(), 16, 1_000_000)),
                reader.choice("log.level", "info", "error", "warn", "info", "debug", "trace"),
                EngineKeys.read(reader));
        reader.finish();
        return settings;
    }
}
