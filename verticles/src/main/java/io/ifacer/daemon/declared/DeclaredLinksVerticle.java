package io.ifacer.daemon.declared;

import io.ifacer.cni.CniException;
import io.ifacer.cni.DeclaredLinks;
import io.ifacer.cni.UnknownOptions;
import io.ifacer.daemon.bus.Addresses;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.engine.Command;
import io.vertx.config.ConfigRetriever;
import io.vertx.config.ConfigRetrieverOptions;
import io.vertx.config.ConfigStoreOptions;
import io.vertx.config.yaml.YamlProcessor;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Declares to the engine what the file says, at the start and at every change. A file that cannot be used changes nothing:
 * what was declared last stays in force, and the log says why, once for each version of the file.
 *
 * <p>Vert.x Config watches the text, not the YAML: what it cannot parse it would report at every look.
 */
public final class DeclaredLinksVerticle extends VerticleBase {

    private static final Logger log = LoggerFactory.getLogger("declared");
    private static final String TEXT = "text";

    private final Path file;
    private final long scanMillis;
    private final UnknownOptions unknownOptions;
    private @Nullable ConfigRetriever retriever;

    /**
     * @param file YAML; it may be missing, and then nothing is declared
     * @param scanMillis how often the file is looked at
     */
    public DeclaredLinksVerticle(Path file, long scanMillis, UnknownOptions unknownOptions) {
        this.file = file;
        this.scanMillis = scanMillis;
        this.unknownOptions = unknownOptions;
    }

    @Override
    public Future<?> start() {
        ConfigStoreOptions text = new ConfigStoreOptions()
                .setType("file")
                .setOptional(true)
                .setFormat("raw")
                .setConfig(new JsonObject()
                        .put("path", file.toString())
                        .put("raw.key", TEXT)
                        .put("raw.type", "string"));
        ConfigRetriever opened = ConfigRetriever.create(
                vertx, new ConfigRetrieverOptions().setScanPeriod(scanMillis).addStore(text));
        retriever = opened;
        opened.listen(change -> read(change.getNewConfiguration()));
        return opened.getConfig().recover(this::unreadable).compose(this::read);
    }

    @Override
    public Future<?> stop() {
        return retriever == null ? Future.succeededFuture() : retriever.close();
    }

    private Future<JsonObject> unreadable(Throwable failure) {
        refuse(String.valueOf(failure.getMessage()));
        return Future.succeededFuture(new JsonObject());
    }

    /** Never fails. */
    private Future<?> read(JsonObject found) {
        Buffer yaml = Buffer.buffer(found.getString(TEXT, ""));
        return new YamlProcessor()
                .process(vertx, new JsonObject(), yaml)
                .onSuccess(this::declare)
                .onFailure(failure -> refuse(oneLine(failure)))
                .otherwiseEmpty();
    }

    private void declare(JsonObject content) {
        try {
            DeclaredLinks declared = DeclaredLinks.read(content.toBuffer().getBytes(), unknownOptions);
            declared.warnings().forEach(warning -> log.warn("{}: {}", file, warning));
            log.info("{}", describe(declared));
            DeliveryOptions local = new DeliveryOptions().setLocalOnly(true);
            vertx.eventBus()
                    .request(Addresses.NETWORK_COMMAND, new Command.Declare(declared.links()), local)
                    .onFailure(failure -> log.error("{} was not taken up: {}", file, failure.getMessage()));
        } catch (CniException e) {
            refuse(e.error().inOneLine());
        }
    }

    private String describe(DeclaredLinks declared) {
        String names = declared.links().stream().map(DesiredLink::name).collect(Collectors.joining(", "));
        return names.isEmpty() ? "no link is declared" : "declared by " + file + ": " + names;
    }

    private void refuse(String reason) {
        log.error("config.refused {}: {}; what was declared before stays in force", file, reason);
    }

    /** A YAML parser's message is a drawing of several lines. */
    private static String oneLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\n\\s*", ", ");
    }
}
