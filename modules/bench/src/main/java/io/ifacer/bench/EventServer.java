package io.ifacer.bench;

import io.ifacer.daemon.api.ApiBounds;
import io.ifacer.daemon.api.ApiVerticle;
import io.ifacer.daemon.bus.EventOutlet;
import io.ifacer.daemon.bus.LocalCodec;
import io.ifacer.daemon.bus.Readiness;
import io.ifacer.daemon.settings.ApiSettings;
import io.ifacer.link.engine.Event;
import io.ifacer.link.engine.Event.FieldChange;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The daemon's API with its real sockets, in a process of its own, and beside it an event loop that tells events as the
 * engine's does: {@code EventServer SOCKET EVENTS EVENTS_A_SECOND}. A line on standard input begins, another ends it.
 */
final class EventServer extends VerticleBase {

    private static final int BONDS = 7;
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final int events;
    private final long eventsPerSecond;
    private final Promise<Void> done = Promise.promise();
    private long startNanos;
    private int told;

    private EventServer(int events, long eventsPerSecond) {
        this.events = events;
        this.eventsPerSecond = eventsPerSecond;
    }

    public static void main(String[] arguments) throws IOException {
        Path socket = Path.of(arguments[0]);
        EventServer teller = new EventServer(Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]));
        // as the daemon has it: one loop for the engine and one for whoever looks on
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setPreferNativeTransport(false));
        LocalCodec.install(vertx);
        int uid = (Integer) Files.getAttribute(socket.getParent(), "unix:uid");
        ApiSettings settings = ApiSettings.DEFAULT;
        ApiBounds bounds = ApiBounds.of(settings, 0);
        vertx.deployVerticle(new ApiVerticle(
                        socket, uid, settings, bounds, "bench", "bench", new Readiness(), Throwable::printStackTrace))
                .await();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("open");
        commands.readLine();
        System.out.println("server with all readers, before the first event: " + memory());
        vertx.deployVerticle(teller).await();
        teller.done.future().await();
        System.out.printf(
                "told %d events, the first of them for %d s at %d a second, the others at %d a second in %d ms%n",
                teller.told,
                TimeUnit.NANOSECONDS.toSeconds(WARM_UP_NANOS),
                teller.eventsPerSecond / 10,
                teller.eventsPerSecond,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - teller.startNanos - WARM_UP_NANOS));
        commands.readLine();
        System.out.println("server at the end: " + memory());
        System.exit(0);
    }

    @Override
    public Future<?> start() {
        startNanos = System.nanoTime();
        EventOutlet outlet = new EventOutlet(vertx);
        vertx.setPeriodic(1, timer -> {
            long due = due(System.nanoTime() - startNanos);
            while (told < Math.min(due, events)) {
                outlet.tell(event(++told));
            }
            if (told == events) {
                vertx.cancelTimer(timer);
                done.complete();
            }
        });
        return Future.succeededFuture();
    }

    /** A tenth of the rate at first, so that the Java virtual machine is warm when it counts. */
    private long due(long sinceNanos) {
        long warmUpNanos = Math.min(sinceNanos, WARM_UP_NANOS);
        return (warmUpNanos / 10 + sinceNanos - warmUpNanos) * eventsPerSecond / TimeUnit.SECONDS.toNanos(1);
    }

    private static Event event(int number) {
        return new Event(
                        Event.Type.CARRIER_CHANGED,
                        Event.Cause.NOTIFICATION,
                        "bond" + number % BONDS,
                        "has lost its carrier")
                .with(List.of(new FieldChange("carrier", "up", "down")));
    }

    private static String memory() throws IOException {
        List<String> resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                .map(line -> line.replaceAll("\\s+", " "))
                .toList();
        long heapKib = Runtime.getRuntime().totalMemory() >> 10;
        Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        return String.join(", ", resident) + ", heap " + heapKib + " kB, CPU so far " + cpu.toMillis() + " ms";
    }
}
