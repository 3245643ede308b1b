package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.daemon.supervisor.ListeningManager;
import io.ifacer.daemon.supervisor.Supervisor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole daemon under a service manager that listens. */
@Timeout(60)
class SupervisedDaemonTest {

    private static final long WATCHDOG_MILLIS = 2_000;

    @TempDir
    private Path folder;

    @Test
    void itSaysThatItIsReadyThenThatItIsAliveAndAtLastThatItStops() throws Exception {
        try (ListeningManager manager =
                new ListeningManager(folder.resolve("notify").toString())) {
            Supervisor supervisor = Supervisor.from(
                    manager.environment(WATCHDOG_MILLIS),
                    ProcessHandle.current().pid());
            try (DaemonOnFakeKernel daemon =
                    new DaemonOnFakeKernel(folder, model -> model.addNic("ens1", 1500, true), supervisor)) {
                assertThat(manager.next()).isEqualTo("READY=1\nSTATUS=ready: CNI requests are served");
                assertThat(folder.resolve("cni.sock")).as("the door, by then").exists();
                assertThat(manager.next()).as("engine, door and API answer").isEqualTo("WATCHDOG=1");
                assertThat(manager.next()).isEqualTo("WATCHDOG=1");
                assertThat(daemon.changes()).isEmpty();
            }
            assertThat(manager.next(message -> message.startsWith("STOPPING=1")))
                    .contains("STATUS=stopping");
        }
    }
}
