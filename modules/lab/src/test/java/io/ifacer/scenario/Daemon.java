package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.Command;
import io.ifacer.lab.LabNamespace;
import io.ifacer.lab.RunningCommand;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One run of ifacerd on a {@link Node}, from its start to its end. */
final class Daemon {

    private static final Pattern READY = Pattern.compile(" ready in ");
    private static final Pattern ATTACHMENT = Pattern.compile("attachment\\.(added|removed) ([^ ]+):");
    private static final Duration LOG_DEADLINE = Duration.ofMinutes(3);
    private static final Duration START_DEADLINE = Duration.ofMinutes(5);

    private final LabNamespace namespace;
    private final RunningCommand process;

    /** Returns when it serves requests. */
    Daemon(LabNamespace namespace, Command command) {
        this.namespace = namespace;
        this.process = namespace.start(command);
        process.awaitLine(READY, START_DEADLINE);
    }

    String log() {
        return process.stdout() + process.stderr();
    }

    /** Waits until it has said so. */
    void awaitLog(String regex) {
        process.awaitLine(Pattern.compile(regex), LOG_DEADLINE);
    }

    /** Waits until it has said all of this, in this order. */
    void awaitLogs(String... regexes) {
        Pattern all = Pattern.compile(String.join(".*\n.*", regexes), Pattern.DOTALL);
        process.awaitOutput(
                log -> Optional.of(true).filter(yes -> all.matcher(log).find()),
                "lines with " + String.join(", then ", regexes),
                LOG_DEADLINE);
    }

    /** The attachments that came and have not gone since its start, as its log has it. */
    Set<String> attachments() {
        Set<String> held = new LinkedHashSet<>();
        for (MatchResult told : ATTACHMENT.matcher(log()).results().toList()) {
            boolean changed = told.group(1).equals("added") ? held.add(told.group(2)) : held.remove(told.group(2));
            assertThat(changed).as("news: " + told.group()).isTrue();
        }
        return held;
    }

    /** What its process takes of the node at this moment. */
    ProcessFigures figures() {
        String folder = "/proc/" + process.processId();
        return ProcessFigures.read(namespace
                .run("cat " + folder + "/status; echo OpenFiles: $(ls " + folder + "/fd | wc -w)")
                .orThrow()
                .stdout());
    }

    long processId() {
        return process.processId();
    }

    /** Has it killed when it has sent this many more requests to the kernel. */
    KillAfterRequests killAfter(int requests) {
        return new KillAfterRequests(namespace, process.processId(), requests);
    }

    /** Ends it as a supervisor does. */
    void stop() {
        process.signal("TERM");
        process.await();
    }

    void kill() {
        process.kill();
        process.await();
    }

    /** Kills it if it still runs. */
    void close() {
        process.close();
    }
}
