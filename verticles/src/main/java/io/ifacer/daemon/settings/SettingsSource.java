package io.ifacer.daemon.settings;

import io.vertx.config.ConfigRetriever;
import io.vertx.config.ConfigRetrieverOptions;
import io.vertx.config.ConfigStoreOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Loads {@link Settings} through Vert.x Config: one retriever for each source, so that a message can tell which of them a
 * bad value came from.
 */
public final class SettingsSource {

    private SettingsSource() {}

    /**
     * Reads the settings once.
     *
     * @param file the configuration file, YAML; it may be missing, and then nothing is set by it
     * @return fails with a {@link SettingsException} when a setting is wrong or the file cannot be read
     */
    public static Future<Settings> load(Vertx vertx, Path file) {
        Future<JsonObject> fromFile = Files.exists(file) ? file(vertx, file) : Future.succeededFuture(new JsonObject());
        Future<JsonObject> environment = flat(vertx, "env");
        Future<JsonObject> properties = flat(vertx, "sys");
        return Future.all(fromFile, environment, properties)
                .map(all -> Settings.read(
                        fromFile.result(), file.toString(), texts(environment.result()), texts(properties.result())));
    }

    private static Future<JsonObject> file(Vertx vertx, Path file) {
        ConfigStoreOptions store = new ConfigStoreOptions()
                .setType("file")
                .setFormat("yaml")
                .setConfig(new JsonObject().put("path", file.toString()));
        return once(vertx, store)
                .recover(failure -> Future.failedFuture(new SettingsException(List.of("the settings in " + file
                        + " cannot be read: " + failure.getMessage() + "; correct the file or move it away"))));
    }

    /** Environment or system properties as they are: Vert.x would else take numbers and lists for what they look like. */
    private static Future<JsonObject> flat(Vertx vertx, String type) {
        return once(vertx, new ConfigStoreOptions().setType(type).setConfig(new JsonObject().put("raw-data", true)));
    }

    private static Future<JsonObject> once(Vertx vertx, ConfigStoreOptions store) {
        ConfigRetriever retriever = ConfigRetriever.create(
                vertx, new ConfigRetrieverOptions().setScanPeriod(-1).addStore(store));
        return retriever.getConfig().eventually(retriever::close);
    }

    private static Map<String, String> texts(JsonObject flat) {
        return flat.stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString()));
    }
}
