package io.ifacer.simulation;

import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.engine.Command;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The runtime's side: what was asked and not answered yet, and what each pod was told it has. */
final class Pods {

    static final String NETWORK = "net";

    private final Map<Long, Command> open = new LinkedHashMap<>();
    private final Map<Attachment, Command.Add> granted = new LinkedHashMap<>();
    private final Map<String, Integer> incarnations = new HashMap<>();
    private final Set<String> goneNamespaces = new HashSet<>();
    private long lastRequestId;

    static Attachment attachment(String pod) {
        return new Attachment(NETWORK, pod, "eth0");
    }

    Command.Add add(String pod, List<DesiredLink> links) {
        return new Command.Add(attachment(pod), namespace(pod), links, List.of());
    }

    private String namespace(String pod) {
        return "/run/netns/" + pod + "-" + incarnations.getOrDefault(pod, 0);
    }

    /** The node lost the namespace of a pod; the next pod of that name has another. */
    boolean endNamespace(String pod) {
        goneNamespaces.add(namespace(pod));
        incarnations.merge(pod, 1, Integer::sum);
        return granted.remove(attachment(pod)) != null;
    }

    Set<String> gone(Set<String> paths) {
        Set<String> gone = new HashSet<>(paths);
        gone.retainAll(goneNamespaces);
        return gone;
    }

    /** Asks; the number of the request. Whoever deletes a pod has no claim to its links any more. */
    long ask(Command command) {
        open.put(++lastRequestId, command);
        if (command instanceof Command.Del del) {
            granted.remove(del.attachment());
        } else if (command instanceof Command.Gc gc) {
            granted.keySet().retainAll(gc.valid());
        }
        return lastRequestId;
    }

    /** The command that is answered; null when it is none, or was answered before. */
    @Nullable
    Command answered(long requestId) {
        return open.remove(requestId);
    }

    /** An ADD was answered with success, and nobody has deleted the pod meanwhile. */
    void grant(Command.Add add) {
        if (add.netns().equals(namespace(add.attachment().containerId()))) {
            granted.put(add.attachment(), add);
        }
    }

    boolean isBeingAdded(String pod) {
        Attachment attachment = attachment(pod);
        return open.values().stream()
                .anyMatch(command ->
                        command instanceof Command.Add add && add.attachment().equals(attachment));
    }

    boolean isGranted(String pod) {
        return granted.containsKey(attachment(pod));
    }

    /** An ADD failed: whatever the pod had before, the runtime now has to delete it. */
    void revoke(Command.Add add) {
        granted.remove(add.attachment());
    }

    boolean awaitAnswers() {
        return !open.isEmpty();
    }

    Collection<Command> open() {
        return open.values();
    }

    List<Command.Add> granted() {
        return new ArrayList<>(granted.values());
    }

    /** The daemon died: nobody knows what became of what was asked, and a pod asked for anew may have either. */
    void cutOff() {
        for (Command command : open.values()) {
            if (command instanceof Command.Add add) {
                granted.remove(add.attachment());
            }
        }
        open.clear();
    }

    /** No pod outlives the node. */
    void reboot() {
        cutOff();
        granted.clear();
    }
}
