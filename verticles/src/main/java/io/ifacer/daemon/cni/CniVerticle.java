package io.ifacer.daemon.cni;

import io.ifacer.cni.UnknownOptions;
import io.ifacer.daemon.settings.Settings;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the door to the CNI plugin, and asks the engine for what comes in. */
public final class CniVerticle extends VerticleBase {

    private static final Logger log = LoggerFactory.getLogger("cni");

    private final Path socket;
    private final Settings settings;
    private final CniTranslator translator;
    private final DeliveryOptions toEngine;

    public CniVerticle(Path socket, Settings settings) {
        this.socket = socket;
        this.settings = settings;
        this.translator =
                new CniTranslator(settings.warnOfUnknownBondOptions() ? UnknownOptions.WARN : UnknownOptions.REFUSE);
        // the engine keeps its own deadline and then takes everything back; the bus must not be more impatient
        this.toEngine = new DeliveryOptions()
                .setLocalOnly(true)
                .setSendTimeout(
                        TimeUnit.NANOSECONDS.toMillis(settings.engine().requestNanos()) + TimeUnit.MINUTES.toMillis(5));
    }
}
