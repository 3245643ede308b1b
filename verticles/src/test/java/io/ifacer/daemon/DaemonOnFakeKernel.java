package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.daemon.settings.Settings;
import io.ifacer.daemon.supervisor.Supervisor;
import io.ifacer.kernel.FakeKernel;
import io.ifacer.kernel.LinkMonitor;
import io.ifacer.kernel.LinkRequests;
import io.ifacer.link.Link;
import io.ifacer.link.model.ModelKernel;
import io.ifacer.link.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The whole daemon with its real door, on a fake kernel of its own. */
final class DaemonOnFakeKernel implements AutoCloseable {

    private static final int STOP_SECONDS = 20;

    private final FakeKernel kernel = new FakeKernel();
    private final Queue<Step> changes = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> fatal = new ConcurrentLinkedQueue<>();
    private final Path folder;
    private final Supervisor supervisor;
    private Ifacerd daemon;

    /** @param folder where its sockets and files are to be, and its settings ifacerd.yaml are if there are any */
    DaemonOnFakeKernel(Path folder, Consumer<ModelKernel> links) throws IOException {
        this(folder, links, Supervisor.none());
    }

    DaemonOnFakeKernel(Path folder, Consumer<ModelKernel> links, Supervisor supervisor) throws IOException {
        this.folder = folder;
        this.supervisor = supervisor;
        kernel.change(links);
        start();
    }

    /** Stops it; another begins with {@link #start}. */
    void stop() throws TimeoutException {
        daemon.stop(STOP_SECONDS);
    }

    /** Another daemon, on the same kernel and in the same folder. */
    void start() throws IOException {
        Directories directories = new Directories(folder, folder, folder.resolve("ifacerd.yaml"));
        int ownUid = (Integer) Files.getAttribute(folder, "unix:uid");
        daemon = new Ifacerd(directories, ownUid, doors(), supervisor, fatal::add);
        daemon.start().await();
    }

    /** A link as the kernel has it. */
    Link link(String name) {
        return kernel.requests().dump().links().stream()
                .filter(link -> link.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link " + name));
    }

    /** What other hands do on the node; the daemon has heard of it when the next request that comes is planned. */
    void change(Consumer<ModelKernel> change) {
        kernel.change(change);
    }

    /** The requests that change something, in the order in which the kernel got them. */
    List<Step> changes() {
        return List.copyOf(changes);
    }

    private KernelDoors doors() {
        return new KernelDoors() {
            @Override
            public LinkMonitor monitor(Settings settings) {
                return kernel.monitor();
            }

            @Override
            public LinkRequests requests(Settings settings) {
                return kernel.requests(changes::add);
            }
        };
    }

    @Override
    public void close() throws TimeoutException {
        stop();
        assertThat(fatal).isEmpty();
    }
}
