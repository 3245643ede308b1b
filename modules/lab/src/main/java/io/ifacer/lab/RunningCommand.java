package io.ifacer.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A command that was started in the lab. Any thread may use it. */
public final class RunningCommand implements AutoCloseable {
    private final Command command;
    private final Path folder;
    private final BiConsumer<Long, String> signals;
    private final CompletableFuture<Long> pid = new CompletableFuture<>();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    RunningCommand(Command command, Path folder, BiConsumer<Long, String> signals) {
        this.command = command;
        this.folder = folder;
        this.signals = signals;
    }

    void started(long processId) {
        pid.complete(processId);
    }

    void done(int code) {
        exitCode.complete(code);
    }

    void lost(LabException reason) {
        pid.completeExceptionally(reason);
        exitCode.completeExceptionally(reason);
    }

    /**
     * Waits until the command has ended.
     *
     * @throws LabException when it has not ended by its deadline (it is killed then), or the lab is gone
     */
    public CommandResult await() {
        int code;
        try {
            code = wait(exitCode, command.deadline());
        } catch (TimeoutException timeout) {
            kill();
            throw late("an end of the command");
        }
        return new CommandResult(code, stdout(), stderr());
    }

    /**
     * Waits for a line on standard output or standard error.
     *
     * @return the first line in which the pattern is found
     * @throws LabException when the command ends without it, or it has not come by then
     */
    public String awaitLine(Pattern pattern, Duration deadline) {
        return await(() -> line(pattern), "a line with " + pattern, deadline);
    }

    /**
     * Waits until standard output has something.
     *
     * @param look finds it in all of the output so far; empty as long as it is not there
     * @param wanted the same in words
     * @throws LabException when the command ends without it, or it has not come by then
     */
    public <T> T awaitOutput(Function<String, Optional<T>> look, String wanted, Duration deadline) {
        return await(() -> look.apply(stdout()), wanted, deadline);
    }

    private <T> T await(Supplier<Optional<T>> look, String wanted, Duration deadline) {
        long endNanos = System.nanoTime() + deadline.toNanos();
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            var unused = exitCode.whenComplete((code, failure) -> closeQuietly(watch));
            return await(look, wanted, watch, endNanos);
        } catch (ClosedWatchServiceException ended) {
            return look.get().orElseThrow(() -> late(wanted + " before the command ended"));
        } catch (IOException e) {
            throw new LabException("to watch " + folder, e, "see the cause");
        }
    }

    private <T> T await(Supplier<Optional<T>> look, String wanted, WatchService watch, long endNanos) {
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            try {
                var key = watch.poll(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (key == null) {
                    throw late(wanted);
                }
                key.pollEvents();
                key.reset();
            } catch (InterruptedException e) {
                throw interrupted();
            }
        }
    }

    private Optional<String> line(Pattern pattern) {
        return (stdout() + '\n' + stderr())
                .lines()
                .filter(pattern.asPredicate())
                .findFirst();
    }

    /**
     * The command's process in the lab; scripts that end in {@code exec} hand it on.
     *
     * @return the process id, once the command has been started
     */
    public long processId() {
        try {
            return wait(pid, command.deadline());
        } catch (TimeoutException timeout) {
            throw late("a start of the command");
        }
    }

    /** Standard output so far. */
    public String stdout() {
        return output("stdout");
    }

    /** Standard error so far. */
    public String stderr() {
        return output("stderr");
    }

    /** True until the command has ended. */
    public boolean isRunning() {
        return !exitCode.isDone();
    }

    /** Sends a signal, {@code TERM} for one, to the command and to what it started. Does nothing once it has ended. */
    public void signal(String name) {
        if (isRunning()) {
            signals.accept(processId(), name);
        }
    }

    /** Kills the command and what it started, with SIGKILL. */
    public void kill() {
        signal("KILL");
    }

    /** Kills the command if it still runs, and waits until it is gone. */
    @Override
    public void close() {
        if (isRunning()) {
            kill();
            await();
        }
    }

    private String output(String name) {
        try {
            // what is still being written may end in the middle of a character: readString would throw
            return new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.UTF_8);
        } catch (NoSuchFileException notYet) {
            return "";
        } catch (IOException e) {
            throw new LabException("the command's " + name, e, "see the cause");
        }
    }

    private static <T> T wait(CompletableFuture<T> future, Duration deadline) throws TimeoutException {
        try {
            return future.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new LabException("an answer from the lab", e, "see the cause");
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private LabException late(String wanted) {
        return new LabException(
                wanted,
                "none within the deadline\nscript: " + command.script() + "\nstdout: " + stdout() + "\nstderr: "
                        + stderr(),
                "see what it printed, or give it a longer deadline (an emulated CPU is 13 to 60 times slower)");
    }

    private static LabException interrupted() {
        Thread.currentThread().interrupt();
        return new LabException("an answer from the lab", "this thread was interrupted", "nothing, if that was meant");
    }

    private static void closeQuietly(WatchService watch) {
        try {
            watch.close();
        } catch (IOException e) {
            throw new LabException("to end a watch", e, "see the cause");
        }
    }
}
