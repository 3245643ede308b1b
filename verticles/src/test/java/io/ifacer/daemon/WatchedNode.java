package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.model.ModelKernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A node on the fake kernel whose daemon serves the page: bond0 with two VLANs, and a VLAN on a card of its own. */
final class WatchedNode implements AutoCloseable {

    /** How long the second repair of the same link waits: the longest that can be set, to be looked at meanwhile. */
    private static final int PAUSE_MILLIS = 60_000;

    private static final int MTU_BYTES = 1500;

    private final Path folder;
    private final DaemonOnFakeKernel daemon;
    private final int port;

    WatchedNode(Path folder) throws IOException {
        this.folder = folder;
        this.port = LoopbackPort.free(); // the same over restarts, so that the page can come back
        Files.writeString(folder.resolve("ifacerd.yaml"), """
                api:
                  port: %d
                repair:
                  pauseMillis: %d
                  longestPauseMillis: %d
                log:
                  level: warn
                """.formatted(port, PAUSE_MILLIS, PAUSE_MILLIS));
        this.daemon = new DaemonOnFakeKernel(folder, model -> {
            model.addNic("ens192", MTU_BYTES, true);
            model.addNic("ens160", MTU_BYTES, true);
            model.addNic("ens224", MTU_BYTES, true);
        });
    }

    int port() {
        return port;
    }

    /** Four pods on three VLANs. */
    void addPods() throws IOException {
        addOnBond("c1", 200);
        addOnBond("c2", 200);
        addOnBond("c3", 201);
        add("c4", "\"interfaces\":[\"ens224\"],\"vlanID\":300");
    }

    private void addOnBond(String container, int vlanId) throws IOException {
        add(
                container,
                "\"interfaces\":[\"ens192\",\"ens160\"],\"vlanID\":" + vlanId
                        + ",\"bond\":{\"name\":\"bond0\",\"mode\":1}");
    }

    /** A pod starts that wants links. */
    void add(String container, String config) throws IOException {
        ask("ADD", container, config);
    }

    /** A pod that wanted a VLAN on the bond is gone. */
    void remove(String container) throws IOException {
        ask("DEL", container, "\"interfaces\":[\"ens192\"]");
    }

    private void ask(String verb, String container, String config) throws IOException {
        Plugin.Outcome outcome = Plugin.in(folder, verb)
                .with("CNI_CONTAINERID", container)
                .run("{\"cniVersion\":\"1.0.0\",\"name\":\"net\"," + config + "}");
        assertThat(outcome.exitCode()).as(outcome.stdout()).isZero();
    }

    void declare(String links) throws IOException {
        Files.writeString(folder.resolve("links.yaml"), links);
    }

    void change(Consumer<ModelKernel> change) {
        daemon.change(change);
    }

    void stopDaemon() throws TimeoutException {
        daemon.stop();
    }

    void startDaemon() throws IOException {
        daemon.start();
    }

    void plugIn(String nic) {
        daemon.change(model -> model.addNic(nic, MTU_BYTES, true));
    }

    void unplug(String nic) {
        daemon.change(model -> model.remove(nic));
    }

    @Override
    public void close() throws TimeoutException {
        daemon.close();
    }
}
