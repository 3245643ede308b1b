package io.ifacer.daemon;

import io.ifacer.cni.UnknownOptions;
import io.ifacer.daemon.api.ApiBounds;
import io.ifacer.daemon.api.ApiVerticle;
import io.ifacer.daemon.bus.BusBridge;
import io.ifacer.daemon.bus.LocalCodec;
import io.ifacer.daemon.bus.Readiness;
import io.ifacer.daemon.bus.Readiness.Condition;
import io.ifacer.daemon.cni.CniVerticle;
import io.ifacer.daemon.declared.DeclaredLinksVerticle;
import io.ifacer.daemon.kernel.KernelVerticle;
import io.ifacer.daemon.kernel.LinkMonitorVerticle;
import io.ifacer.daemon.log.BlockedThreads;
import io.ifacer.daemon.log.LogConfigurator;
import io.ifacer.daemon.memory.MemoryVerticle;
import io.ifacer.daemon.memory.NamespaceProbe;
import io.ifacer.daemon.network.NetworkVerticle;
import io.ifacer.daemon.recorder.FlightRecorder;
import io.ifacer.daemon.settings.Settings;
import io.ifacer.daemon.settings.SettingsSource;
import io.ifacer.daemon.supervisor.SignsOfLife;
import io.ifacer.daemon.supervisor.Supervisor;
import io.ifacer.store.disk.FileSystemDisk;
import io.ifacer.store.memory.Memory;
import io.ifacer.store.recording.RecordingRing;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daemon as a whole: brings its verticles up in order (the hands, the engine, the ear, then, when all links have been
 * read, the door) and down in the opposite one.
 */
public final class Ifacerd {

    private static final Logger log = LoggerFactory.getLogger("ifacerd");

    private final Vertx vertx;
    private final Vertx apiVertx;
    private final Directories directories;
    private final int allowedUid;
    private final KernelDoors kernel;
    private final Supervisor supervisor;
    private final Consumer<Throwable> fatal;
    private volatile @Nullable FlightRecorder recorder;
    private final Readiness readiness = new Readiness();
    private final Deque<String> deployed = new ArrayDeque<>();

    /**
     * @param allowedUid the only user whose CNI requests are served; root's 0 but in tests
     * @param kernel the doors to the kernel
     * @param supervisor told that it is ready, alive, and how
     * @param fatal told when the daemon cannot go on: its owner ends the process, and the supervisor starts it again
     */
    Ifacerd(
            Directories directories,
            int allowedUid,
            KernelDoors kernel,
            Supervisor supervisor,
            Consumer<Throwable> fatal) {
        this.directories = directories;
        this.allowedUid = allowedUid;
        this.kernel = kernel;
        this.supervisor = supervisor;
        this.fatal = fatal;
        this.vertx = Vertx.vertx(options());
        this.apiVertx = Vertx.vertx(apiOptions());
        BlockedThreads.tellOf(vertx);
        BlockedThreads.tellOf(apiVertx);
        LocalCodec.install(vertx);
        LocalCodec.install(apiVertx);
        BusBridge.join(vertx, apiVertx);
        vertx.exceptionHandler(this::unhandled);
        apiVertx.exceptionHandler(this::unhandled);
    }

    /** What nobody expected. A machine without memory or stack is no place to go on in. */
    private void unhandled(Throwable failure) {
        log.error("a fault of ifacerd", failure);
        if (failure instanceof VirtualMachineError) {
            fatal.accept(failure);
        }
    }

    /** One event loop for the engine and its hands, one worker for the kernel: more would only cost memory. */
    private static VertxOptions options() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setPreferNativeTransport(false)
                // a slow kernel blocks the worker for as long as its time-out, which is no reason for a stack trace
                .setMaxWorkerExecuteTime(TimeUnit.MINUTES.toNanos(2));
    }

    /** For whoever looks on: what they make of it does not concern the engine. */
    private static VertxOptions apiOptions() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setPreferNativeTransport(false);
    }

    /** Completes when the door is open. */
    Future<Settings> start() {
        return SettingsSource.load(vertx, directories.configuration()).compose(settings -> {
            LogConfigurator.setLevel(settings.logLevel());
            try {
                OwnDirectory.require(directories.run());
                OwnDirectory.require(directories.state());
            } catch (IOException e) {
                return Future.failedFuture(e);
            }
            return deployAll(settings).map(settings);
        });
    }

    private Future<?> deployAll(Settings settings) {
        Promise<Void> linksRead = Promise.promise();
        DeploymentOptions worker = new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER);
        Memory memory = new Memory(new FileSystemDisk(), directories.state(), directories.run());
        return apiVertx.deployVerticle(apiVerticle(settings))
                .compose(id -> vertx.deployVerticle(new KernelVerticle(() -> kernel.requests(settings)), worker))
                .onSuccess(deployed::push)
                .compose(id -> vertx.deployVerticle(new MemoryVerticle(memory, new NamespaceProbe(), readiness)))
                .onSuccess(deployed::push)
                .compose(id -> vertx.deployVerticle(networkVerticle(settings, linksRead)))
                .onSuccess(deployed::push)
                .compose(id -> vertx.deployVerticle(new LinkMonitorVerticle(kernel.monitor(settings))))
                .onSuccess(deployed::push)
                .onSuccess(id -> readiness.holds(Condition.MONITOR))
                .compose(id -> linksRead.future())
                .compose(none -> vertx.deployVerticle(declaredLinks(settings)))
                .onSuccess(deployed::push)
                .compose(id ->
                        vertx.deployVerticle(new CniVerticle(directories.cniSocket(), allowedUid, settings, fatal)))
                .onSuccess(deployed::push)
                .onSuccess(id -> readiness.holds(Condition.DOOR))
                .compose(id -> vertx.deployVerticle(new SignsOfLife(supervisor, readiness)))
                .onSuccess(deployed::push)
                .onSuccess(id -> supervisor.ready("ready: CNI requests are served"));
    }

    /** The first to come and the last to go: it hears what happens from the beginning to the end. */
    private ApiVerticle apiVerticle(Settings settings) {
        String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        ApiBounds bounds = ApiBounds.of(settings.api(), settings.cniMaxConnections());
        return new ApiVerticle(
                directories.apiSocket(), allowedUid, settings.api(), bounds, NodeName.get(), run, readiness, fatal);
    }

    private NetworkVerticle networkVerticle(Settings settings, Promise<Void> linksRead) {
        FlightRecorder started = new FlightRecorder(new RecordingRing(
                new FileSystemDisk(), directories.run(), settings.engine(), RecordingRing.SEGMENT_BYTES));
        started.start();
        recorder = started;
        return new NetworkVerticle(settings.engine(), linksRead, readiness, started::record, this::endRecording);
    }

    /** A recording without its end would not show what made the engine fail. */
    private void endRecording(Throwable failure) {
        try {
            stopRecorder();
        } finally { // without memory too
            fatal.accept(failure);
        }
    }

    private void stopRecorder() {
        FlightRecorder started = recorder;
        if (started != null) {
            started.stop();
        }
    }

    private DeclaredLinksVerticle declaredLinks(Settings settings) {
        return new DeclaredLinksVerticle(
                directories.declaredLinks(),
                settings.declaredScanMillis(),
                settings.warnOfUnknownBondOptions() ? UnknownOptions.WARN : UnknownOptions.REFUSE);
    }

    /**
     * Closes the door, lets the requests in hand be answered, and ends everything else. Not to be called on an event loop:
     * it waits, since what Vert.x would tell a loop after its end is never heard.
     *
     * @throws TimeoutException when the verticles are not down in time
     */
    void stop(long seconds) throws TimeoutException {
        supervisor.stopping("stopping: requests in hand are answered, no new ones taken");
        undeployNext().await(seconds, TimeUnit.SECONDS);
        stopRecorder();
        apiVertx.close().await(seconds, TimeUnit.SECONDS);
        vertx.close().await(seconds, TimeUnit.SECONDS);
        log.info("stopped");
    }

    private Future<Void> undeployNext() {
        if (deployed.isEmpty()) {
            return Future.succeededFuture();
        }
        return vertx.undeploy(deployed.pop()).otherwiseEmpty().compose(none -> undeployNext());
    }
}
