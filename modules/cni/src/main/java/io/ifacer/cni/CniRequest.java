package io.ifacer.cni;

import io.ifacer.link.LinkName;
import io.ifacer.link.VisibleText;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.Holding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One call of the plugin, checked against the specification: every variable its verb needs is there, and identifiers
 * are identifiers. The configuration is still bytes, see {@link #config()}.
 */
public final class CniRequest {

    /** The most a request may have: 1 MiB of configuration, and 64 KiB of variables as the plugin bounds them. */
    public static final int MAX_BYTES = (1 << 20) + (64 << 10);

    /** Specification 1.1.0, section "Parameters", CNI_CONTAINERID. */
    private static final Pattern CONTAINER_ID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

    private final Verb verb;
    private final Map<String, String> variables;
    private final ConfigBytes config;

    private CniRequest(Verb verb, Map<String, String> variables, ConfigBytes config) {
        this.verb = verb;
        this.variables = variables;
        this.config = config;
    }

    /**
     * Decodes and checks what came through the door.
     *
     * @throws MalformedRequestException when the framing is broken
     * @throws CniException code 4 when a variable is missing, wrong or too long, code 7 when it is longer than {@link #MAX_BYTES}
     */
    public static CniRequest decode(byte[] request) throws CniException {
        if (request.length > MAX_BYTES) {
            throw new CniException(CniError.requestTooLarge(MAX_BYTES));
        }
        RequestFrame frame = RequestFrame.of(request);
        Verb verb = verbOf(frame.variables());
        requireVariables(verb, frame.variables());
        requireIdentifiers(frame.variables());
        if (verb == Verb.ADD || verb == Verb.CHECK) {
            requireVisible(frame.variables());
        }
        return new CniRequest(verb, frame.variables(), frame.config(request));
    }

    /**
     * The configuration of a request that {@link #decode} may refuse, so that the refusal can be in the version that it asks
     * for; empty where the framing is broken.
     */
    public static ConfigBytes configIn(byte[] request) {
        return RequestFrame.configIn(request);
    }

    private static Verb verbOf(Map<String, String> variables) throws CniException {
        String name = variables.getOrDefault(Variable.COMMAND, "");
        if (name.isEmpty()) {
            throw environment("required env variables [" + Variable.COMMAND + "] missing");
        }
        Optional<Verb> verb = Verb.named(name);
        if (verb.isEmpty()) {
            throw environment("unknown CNI_COMMAND: " + Excerpt.of(name));
        }
        return verb.get();
    }

    private static void requireVariables(Verb verb, Map<String, String> variables) throws CniException {
        List<String> missing = verb.required().stream()
                .filter(name -> variables.getOrDefault(name, "").isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw environment("required env variables [" + String.join(",", missing) + "] missing");
        }
    }

    private static void requireIdentifiers(Map<String, String> variables) throws CniException {
        String id = variables.getOrDefault(Variable.CONTAINER_ID, "");
        if (id.length() > Attachment.MAX_CHARS) {
            throw environment("invalid CNI_CONTAINERID '" + Excerpt.of(id) + "': it is " + id.length()
                    + " characters long, the limit is " + Attachment.MAX_CHARS);
        }
        if (!id.isEmpty() && !isContainerId(id)) {
            throw environment("invalid CNI_CONTAINERID '" + Excerpt.of(id)
                    + "': it must begin with a letter or digit and go on with letters, digits, '_', '.' or '-'");
        }
        String ifName = variables.getOrDefault(Variable.IF_NAME, "");
        Optional<String> fault = ifName.isEmpty() ? Optional.empty() : LinkName.fault(ifName);
        if (fault.isPresent()) {
            throw environment("invalid CNI_IFNAME '" + Excerpt.of(ifName) + "': it " + fault.get());
        }
        String netns = variables.getOrDefault(Variable.NETNS, "");
        int netnsBytes = netns.getBytes(StandardCharsets.UTF_8).length;
        if (netnsBytes > Holding.MAX_NETNS_CHARS) {
            throw environment("invalid CNI_NETNS '" + Excerpt.of(netns) + "': it is " + netnsBytes
                    + " bytes long, the kernel's limit for a path is " + Holding.MAX_NETNS_CHARS);
        }
    }

    /** What an ADD says is shown to people as long as the pod lives. A DEL is not to fail over how it is written. */
    private static void requireVisible(Map<String, String> variables) throws CniException {
        for (String name : List.of(Variable.NETNS, Variable.IF_NAME)) {
            String value = variables.getOrDefault(name, "");
            if (!VisibleText.isAllVisible(value)) {
                throw environment(
                        "invalid " + name + " '" + Excerpt.of(value) + "': it holds a control or format character");
            }
        }
    }

    static boolean isContainerId(String text) {
        return text.length() <= Attachment.MAX_CHARS
                && CONTAINER_ID.matcher(text).matches();
    }

    private static CniException environment(String msg) {
        return new CniException(CniCode.INVALID_ENVIRONMENT, msg);
    }

    public Verb command() {
        return verb;
    }

    /** CNI_CONTAINERID; empty when it was not given, which only a verb that does not need it allows. */
    public String containerId() {
        return variable(Variable.CONTAINER_ID);
    }

    /** CNI_NETNS, the path of the container's network namespace; empty when it was not given. */
    public String netns() {
        return variable(Variable.NETNS);
    }

    /** CNI_IFNAME, the name of the interface inside the container; empty when it was not given. */
    public String ifName() {
        return variable(Variable.IF_NAME);
    }

    /** CNI_ARGS as given; empty when it was not. */
    public String args() {
        return variable(Variable.ARGS);
    }

    /** CNI_PATH as given; empty when it was not. */
    public String path() {
        return variable(Variable.PATH);
    }

    /** The bytes that the runtime gave the plugin on stdin; not yet looked at. */
    public ConfigBytes config() {
        return config;
    }

    private String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return verb + " " + containerId() + "/" + ifName() + " (" + config.length() + " bytes of configuration)";
    }
}
