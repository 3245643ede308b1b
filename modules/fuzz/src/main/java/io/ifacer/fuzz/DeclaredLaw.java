package io.ifacer.fuzz;

import io.ifacer.cni.CniException;
import io.ifacer.cni.DeclaredLinks;
import io.ifacer.cni.UnknownOptions;
import io.vertx.config.yaml.YamlProcessor;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A file is taken up, or refused with words: by the reader of YAML, or by the one exception. */
final class DeclaredLaw {

    private static final long PATIENCE_SECONDS = 30;

    private static final Vertx VERTX =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));

    private DeclaredLaw() {}

    static void holdFor(byte[] bytes) {
        try {
            DeclaredLinks.read(yaml(bytes).toBuffer().getBytes(), UnknownOptions.WARN);
        } catch (CniException e) {
            Law.require(!e.error().inOneLine().isBlank(), "refused without a word");
        }
    }

    /** As DeclaredLinksVerticle reads it; a file that is no YAML declares nothing here. */
    private static JsonObject yaml(byte[] bytes) {
        try {
            return new YamlProcessor()
                    .process(VERTX, new JsonObject(), Buffer.buffer(bytes))
                    .otherwise(new JsonObject())
                    .await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not read within " + PATIENCE_SECONDS + " s", e);
        }
    }
}
