package io.ifacer.ctl;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What {@code pause} and {@code resume} have in common: a command to the daemon, for one link or for the node. */
abstract class RepairSwitch implements Callable<Integer> {

    private final String path;

    @Mixin
    private Session session = new Session();

    @Parameters(paramLabel = "LINK", arity = "0..1", description = "Only this link; without it the whole node.")
    private @Nullable String link;

    RepairSwitch(String path) {
        this.path = path;
    }

    @Override
    public final Integer call() {
        try (DaemonClient daemon = session.connect()) {
            session.print(daemon.post(link == null ? path : path + "?link=" + DaemonClient.encode(link)), Done::lines);
        }
        return ExitCode.OK;
    }
}
