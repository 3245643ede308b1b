package io.ifacer.daemon;

import io.ifacer.daemon.supervisor.Supervisor;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process: {@code bin/ifacerd}. */
public final class Main {

    private static final Logger log = LoggerFactory.getLogger("ifacerd");

    private static final int ROOT_UID = 0;

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
        Supervisor supervisor =
                Supervisor.from(System.getenv(), ProcessHandle.current().pid());
        try {
            serve(kernel, supervisor);
        } catch (Throwable e) {
            // await() throws checked exceptions too, and what is not caught leaves the loops running without a door.
            // On this thread: the hook needs the event loop, which must not wait for the hook
            refuse(e, supervisor);
        }
    }

    private static void serve(KernelDoors kernel, Supervisor supervisor) {
        supervisor.status("starting: requests are served once all links have been read");
        Directories directories = Directories.from(System.getenv(), Path.of(System.getProperty("ifacer.home", ".")));
        Ifacerd daemon = new Ifacerd(directories, ROOT_UID, kernel, supervisor, e -> die(e, supervisor));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(daemon), "stop"));
        daemon.start().await();
        log.info("ready in {} ms: CNI requests are served at {}", upMillis(), directories.cniSocket());
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

    private static void refuse(Throwable failure, Supervisor supervisor) {
        int exitCode = StartFailure.SOFTWARE;
        try {
            StartFailure told = StartFailure.of(failure);
            exitCode = told.exitCode();
            told.lines().forEach(line -> log.error("{}", line));
            supervisor.failed(String.join("; ", told.lines()));
            if (exitCode == StartFailure.SOFTWARE) {
                log.error("this is what failed", failure);
            }
        } finally { // also when there is no memory to say so
            if (failure instanceof VirtualMachineError) {
                Runtime.getRuntime().halt(exitCode);
            }
            System.exit(exitCode);
        }
    }

    /** The engine's state can no longer be trusted: a new process reads it from the kernel. Nothing is closed politely. */
    private static void die(Throwable failure, Supervisor supervisor) {
        try {
            log.error("ifacerd cannot go on; ending, so that a new start reads everything afresh", failure);
            supervisor.failed("cannot go on: " + failure);
        } finally { // also when there is no memory to say so
            Runtime.getRuntime().halt(StartFailure.SOFTWARE);
        }
    }
}
