package io.ifacer.scenario;

import io.ifacer.lab.Lab;
import io.ifacer.lab.LabNamespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The nodes that a test starts with settings of its own; they end after it, when what failed has been looked at. */
final class Nodes implements AutoCloseable {

    private final List<Node> nodes = new ArrayList<>();
    private @Nullable Lab ownLab;

    /** @param settings of the daemon, as environment variables: {@code IFACER_LINKS_ON_CONFLICT} for one */
    Node start(Lab lab, Map<String, String> settings) {
        return in(lab.namespace(), settings);
    }

    /** A node whose cards are there before its daemon starts. */
    Node in(LabNamespace namespace, Map<String, String> settings) {
        Node node = Node.in(namespace, settings);
        nodes.add(node);
        return node;
    }

    /** A lab of the test's own, which may {@link #reboot} it. */
    Lab bootLab() {
        Lab booted = Lab.boot();
        ownLab = booted;
        return booted;
    }

    /** Switches the lab off, with the nodes in it, and on again. */
    Lab reboot(Lab lab) {
        nodes.clear();
        Lab rebooted = lab.reboot();
        ownLab = rebooted;
        return rebooted;
    }

    List<Node> all() {
        return List.copyOf(nodes);
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        if (ownLab != null) {
            ownLab.close();
        }
    }
}
