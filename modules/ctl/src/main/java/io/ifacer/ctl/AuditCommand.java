package io.ifacer.ctl;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compare everything now. */
@Command(
        name = "audit",
        description = "Reads all links from the kernel and compares them now, instead of at the next minute.",
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {

    @Mixin
    private Session session = new Session();

    @Override
    public Integer call() {
        try (DaemonClient daemon = session.connect()) {
            session.print(daemon.post("/v1/audit"), Done::lines);
        }
        return ExitCode.OK;
    }
}
