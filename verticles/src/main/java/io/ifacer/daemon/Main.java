package io.ifacer.daemon;

import io.ifacer.daemon.settings.SettingsException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process: {@code bin/ifacerd}. */
public final class Main {

    private static final Logger log = LoggerFactory.getLogger("ifacerd");

    private static final int ROOT_UID = 0;

    /** sysexits.h: EX_CONFIG, the settings are wrong; starting again will not help. */
    private static final int EXIT_CONFIG = 78;

    /** sysexits.h: EX_SOFTWARE, a mistake of ours or of the environment; starting again may help. */
    private static final int EXIT_SOFTWARE = 70;

    /** Above the deadline of a request in hand. */
    private static final long STOP_SECONDS = 40;

    private Main() {}

    public static void main(String[] arguments) {
        run(new NetlinkDoors());
    }

    /**
     * Runs the daemon until it is told to stop (SIGTERM, SIGINT) or cannot go on; directories are the environment's.
     *
     * @param kernel the doors to the kernel: the real one's, or in benchmarks a fake's
     */
    public static void run(KernelDoors kernel) {
        Directories directories = Directories.from(System.getenv(), Path.of(System.getProperty("ifacer.home", ".")));
        Ifacerd daemon = new Ifacerd(directories, ROOT_UID, kernel, Main::die);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(daemon), "stop"));
        try {
            daemon.start().await();
            log.info("ready in {} ms: CNI requests are served at {}", upMillis(), directories.cniSocket());
        } catch (RuntimeException e) {
            refuse(e); // on this thread: the hook needs the event loop, which must not wait for the hook
        }
    }

    private static long upMillis() {
        return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    private static void stop(Ifacerd daemon) {
        try {
            daemon.stop(STOP_SECONDS);
        } catch (TimeoutException e) {
            log.error("not stopped after {} s: ending all the same", STOP_SECONDS);
        }
    }

    private static void refuse(Throwable failure) {
        if (failure instanceof SettingsException) {
            String.valueOf(failure.getMessage()).lines().forEach(line -> log.error("{}", line));
            System.exit(EXIT_CONFIG);
        }
        log.error("cannot start: {}", failure.getMessage(), failure);
        System.exit(EXIT_SOFTWARE);
    }

    /** The engine's state can no longer be trusted: a new process reads it from the kernel. Nothing is closed politely. */
    private static void die(Throwable failure) {
        log.error("the engine failed; ending, so that a new start reads everything afresh", failure);
        Runtime.getRuntime().halt(EXIT_SOFTWARE);
    }
}
