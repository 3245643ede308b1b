package io.ifacer.scenario;

import io.ifacer.lab.Command;
import io.ifacer.lab.LabNamespace;
import io.ifacer.lab.RunningCommand;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Kills a process with SIGKILL when it has sent a number of requests to the kernel that make or change a link.
 *
 * <p>strace(1) tells of every sendto(2), which is one request here and returns when the kernel has carried it out, and
 * holds back each by a tenth of a second: so the kill comes before the next one. Where a busy machine is later with it, the
 * kill comes after one more request, which is a case of its own anyway.
 */
final class KillAfterRequests implements AutoCloseable {

    private static final String KILL = """
            mkfifo DIR/trace-REQUESTS
            strace -f -p PID -e trace=sendto -e inject=sendto:delay_enter=100ms -o DIR/trace-REQUESTS &
            exec 5<DIR/trace-REQUESTS
            for ((i = 0; i < REQUESTS; i++)); do
              until read -r line <&5 && [[ $line == *RTM_NEWLINK* ]]; do echo "$line"; done
              until [[ $line == *' = '[0-9]* ]]; do echo "$line"; read -r line <&5; done
              echo "$line"
            done
            kill -KILL PID
            wait
            """;

    private final RunningCommand killer;

    /** Returns when the process is watched. */
    KillAfterRequests(LabNamespace namespace, long processId, int requests) {
        String script = KILL.replace("DIR", namespace.directory())
                .replace("PID", Long.toString(processId))
                .replace("REQUESTS", Integer.toString(requests));
        killer = namespace.start(Command.of(script));
        killer.awaitLine(Pattern.compile("attached"), Duration.ofMinutes(3));
    }

    /** Waits until the process is dead. */
    void await() {
        killer.await().orThrow();
    }

    @Override
    public void close() {
        killer.close();
    }
}
