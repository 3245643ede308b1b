package io.ifacer.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The line protocol of the lab's agent (modules/lab/guest/agent) over the standard streams of the process that serves it.
 *
 * <p>One thread reads the answers and completes what waits for them.
 */
final class AgentChannel implements AutoCloseable {
    private static final Duration POWER_OFF_DEADLINE = Duration.ofSeconds(20);

    private final Process process;
    private final Path share;
    private final OutputStream requests;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<String, RunningCommand> running = new ConcurrentHashMap<>();
    private final CompletableFuture<String> ready = new CompletableFuture<>();

    AgentChannel(Process process, Path share) {
        this.process = process;
        this.share = share;
        this.requests = process.getOutputStream();
        Thread reader = new Thread(this::readAnswers, "lab-answers");
        reader.setDaemon(true);
        reader.start();
    }

    /** Waits for the agent's first word: which kernel this is. */
    String awaitReady(Duration deadline) {
        try {
            return ready.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new LabException(
                    "a lab within " + deadline.toSeconds() + " s", "silence\n" + logs(), "see the console");
        } catch (ExecutionException e) {
            throw new LabException("a lab", "it ended while it started\n" + logs(), "see the words above");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("a lab", e, "this thread was interrupted");
        }
    }

    /** Starts a command; {@code inNamespace} is the name of a network namespace, or empty for the lab's own. */
    RunningCommand start(Command command, String inNamespace) {
        String id = Long.toString(lastId.incrementAndGet());
        try {
            Path folder = Files.createDirectory(share.resolve("jobs").resolve(id));
            if (inNamespace.isEmpty()) {
                Files.writeString(folder.resolve("script"), command.asBash());
            } else {
                Files.writeString(folder.resolve("inside"), command.asBash());
                Files.writeString(
                        folder.resolve("script"),
                        "exec ip netns exec " + inNamespace + " bash \"${0%script}inside\"\n");
            }
            if (!command.stdin().isEmpty()) {
                Files.writeString(folder.resolve("stdin"), command.stdin());
            }
            RunningCommand started =
                    new RunningCommand(command, folder, (pid, name) -> send("signal " + pid + ' ' + name));
            running.put(id, started);
            if (ready.isCompletedExceptionally()) { // the reader may have ended before it could see this one
                started.lost(gone());
            }
            send("run " + id);
            return started;
        } catch (IOException e) {
            throw new LabException("to hand a command to the lab", e, "see the cause\n" + logs());
        }
    }

    private void send(String request) {
        try {
            synchronized (requests) {
                requests.write((request + '\n').getBytes(StandardCharsets.UTF_8));
                requests.flush();
            }
        } catch (IOException e) {
            throw new LabException("to ask the lab to " + request, e, "see the console\n" + logs());
        }
    }

    private void readAnswers() {
        try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                dispatch(line.split(" ", 3));
            }
        } catch (IOException e) {
            // The end of the lab, which the lines below report.
        } finally {
            LabException gone = gone();
            ready.obtrudeException(gone);
            running.values().forEach(command -> command.lost(gone));
        }
    }

    private void dispatch(String[] answer) {
        switch (answer[0]) {
            case "ready" -> ready.complete(answer[1] + ' ' + answer[2]);
            case "started" -> command(answer[1]).started(Long.parseLong(answer[2]));
            case "done" -> {
                command(answer[1]).done(Integer.parseInt(answer[2]));
                running.remove(answer[1]);
            }
            default -> throw new IllegalStateException("the agent does not speak so: " + String.join(" ", answer));
        }
    }

    private RunningCommand command(String id) {
        return Objects.requireNonNull(
                running.get(id), () -> "the agent answers for command " + id + ", which nobody asked for");
    }

    private LabException gone() {
        return new LabException("an answer from the lab", "the lab has ended\n" + logs(), "see the console above");
    }

    /** The last words of what serves the lab, for an error message. */
    private String logs() {
        StringBuilder text = new StringBuilder();
        for (String name : new String[] {"boot.log", "qemu.log", "console.log"}) {
            Path log = share.resolve(name);
            if (Files.isReadable(log)) {
                text.append("--- ").append(name).append('\n').append(tail(log));
            }
        }
        return text.toString();
    }

    private static String tail(Path log) {
        try {
            String text = Files.readString(log, StandardCharsets.ISO_8859_1);
            return text.substring(Math.max(0, text.length() - 3000)) + '\n';
        } catch (IOException e) {
            return e + "\n";
        }
    }

    /** Ends the lab: it powers off when its input ends, and is killed if it does not. */
    @Override
    public void close() {
        try {
            requests.close();
        } catch (IOException e) {
            // It has gone before: nothing is left to close.
        }
        try {
            if (!process.waitFor(POWER_OFF_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
