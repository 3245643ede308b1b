package io.ifacer.scenario;

import io.ifacer.lab.Command;
import io.ifacer.lab.CommandResult;
import io.ifacer.lab.LabNamespace;
import io.ifacer.lab.LinkPicture;
import io.ifacer.lab.LinkWatch;
import io.ifacer.lab.Nic;
import io.ifacer.lab.RunningCommand;
import io.ifacer.lab.TestOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A node: a network namespace of the lab with its own ifacerd, asked through the plugin as a container runtime asks. */
final class Node implements AutoCloseable {

    /** What a real CPU does in time, an emulated one that others use too may not. */
    static final Map<String, String> PATIENCE = Map.of(
            "IFACER_CNI_CLIENT_TIMEOUT_MILLIS", "60000",
            "IFACER_KERNEL_ANSWER_TIMEOUT_MILLIS", "60000",
            "IFACER_LINKS_CONFIRM_TIMEOUT_MILLIS", "60000",
            "IFACER_LINKS_REQUEST_TIMEOUT_MILLIS", "200000");

    static final String PLUGIN_TIMEOUT_MILLIS = "250000";

    private final LabNamespace namespace;
    private final Map<String, String> settings;
    private final Path tree = builtTree();
    private final List<Daemon> daemons = new ArrayList<>();

    private Node(LabNamespace namespace, Map<String, String> settings) {
        this.namespace = namespace;
        this.settings = new TreeMap<>(PATIENCE);
        this.settings.putAll(settings);
        startDaemon();
    }

    /** @param settings of the daemon, as environment variables: {@code IFACER_LINKS_ON_CONFLICT} for one */
    static Node in(LabNamespace namespace, Map<String, String> settings) {
        return new Node(namespace, settings);
    }

    /** What {@code deploy/build} has left. */
    static Path builtTree() {
        return checkout().resolve("target/ifacer");
    }

    /** The checkout that this JVM runs in. */
    static Path checkout() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("target/ifacer/bin/ifacerd"))) {
                return folder;
            }
        }
        throw new IllegalStateException("wanted target/ifacer/bin/ifacerd, found none; run deploy/build first");
    }

    private Command daemonCommand() {
        Command command = inEnvironment("exec " + tree + "/bin/ifacerd").within(Duration.ofHours(1));
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            command = command.with(setting.getKey(), setting.getValue());
        }
        return command;
    }

    /** A cabled network card, down. */
    Nic nic(String name) {
        return namespace.nic(name);
    }

    CommandResult run(String script) {
        return namespace.run(script);
    }

    CommandResult run(Command command) {
        return namespace.run(command);
    }

    /** Follows what the kernel tells of the node's links. */
    LinkWatch watch() {
        return namespace.watch();
    }

    /** The network namespace that is this node. */
    String name() {
        return namespace.name();
    }

    /** The network namespace that has the other ends of the node's cables. */
    String wires() {
        return namespace.wires();
    }

    RunningCommand start(Command command) {
        return namespace.start(command);
    }

    String directory() {
        return namespace.directory();
    }

    CommandResult add(String container, String config) {
        return cni("ADD", container, config);
    }

    CommandResult del(String container, String config) {
        return cni("DEL", container, config);
    }

    CommandResult cni(String verb, String container, String config) {
        return namespace.run(inEnvironment(plugin(verb, container)).withStdin(config));
    }

    /** The plugin called this many times at once, each for a container of its own; one line each: exit code, stdout. */
    CommandResult addAtOnce(int count, String config) {
        String script = "config=$(cat)\nfor i in $(seq " + count + "); do (out=$(" + plugin("ADD", "pod$i")
                + " <<<\"$config\"); echo \"$? $out\") & done; wait";
        return namespace.run(inEnvironment(script).withStdin(config).within(Duration.ofMinutes(10)));
    }

    /**
     * ADDs of many VLANs in little time; see {@link ManyAdds}.
     *
     * @param config with {@code @} for the VLAN id
     * @return the answers that were no success
     */
    String addMany(String config, int firstVlanId, int count) {
        Command command = java(ManyAdds.class, Integer.toString(firstVlanId), Integer.toString(count));
        return namespace.run(command.withStdin(config)).orThrow().stdout();
    }

    /** A Java process in the lab, whose first argument is the daemon's socket. */
    Command java(Class<?> mainClass, String... arguments) {
        return Command.of("exec " + System.getProperty("java.home") + "/bin/java -XX:+UseSerialGC"
                        + " -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path") + "' "
                        + mainClass.getName() + ' ' + namespace.directory() + "/run/cni.sock "
                        + String.join(" ", arguments))
                .within(Duration.ofMinutes(30));
    }

    /** The folder that a runtime has to look for the plugin in. */
    String pluginFolder() {
        return tree + "/bin";
    }

    /** Runs what calls the plugin itself. */
    CommandResult runAsRuntime(String script, String stdin) {
        return namespace.run(inEnvironment(script).withStdin(stdin).within(Duration.ofMinutes(30)));
    }

    /** Runs a JUnit class in a JVM on the node, which finds the door by the variables that the plugin gets. */
    List<TestOutcome> runTests(Class<?> testClass) {
        return namespace.runTests(
                testClass, Map.of("IFACER_RUN_DIR", namespace.directory() + "/run", "CNI_NETNS", namespace.path()));
    }

    private String plugin(String verb, String container) {
        return "CNI_COMMAND=" + verb + " CNI_CONTAINERID=" + container + " CNI_NETNS=" + namespace.path()
                + " CNI_IFNAME=eth0 CNI_PATH=/opt/cni/bin " + tree + "/bin/ifacer";
    }

    private Command inEnvironment(String script) {
        return Command.of(script)
                .with("IFACER_TIMEOUT_MILLIS", PLUGIN_TIMEOUT_MILLIS)
                .with("IFACER_RUN_DIR", namespace.directory() + "/run")
                .with("IFACER_STATE_DIR", namespace.directory() + "/state");
    }

    /** The daemon that runs, or ran last. */
    Daemon daemon() {
        return daemons.get(daemons.size() - 1);
    }

    /** All that have run here, the last one last. */
    List<Daemon> daemons() {
        return List.copyOf(daemons);
    }

    String log() {
        return daemon().log();
    }

    /** Waits until the daemon has said so. */
    void awaitLog(String regex) {
        daemon().awaitLog(regex);
    }

    /** Waits until the daemon has said all of this, in this order. */
    void awaitLogs(String... regexes) {
        daemon().awaitLogs(regexes);
    }

    void stopDaemon() {
        daemon().stop();
    }

    void killDaemon() {
        daemon().kill();
    }

    void startDaemon() {
        daemons.add(new Daemon(namespace, daemonCommand()));
    }

    /** Starts it with a setting that is not the default, given as its environment variable. */
    void startDaemonWith(String variable, String value) {
        daemons.add(new Daemon(namespace, daemonCommand().with(variable, value)));
    }

    /** Everything that {@code ip} tells of a link, on one line; empty when there is none. */
    String link(String name) {
        return run("ip -d -o link show dev " + name + " 2>/dev/null").stdout();
    }

    /** What sysfs has of a link, {@code ifindex} or {@code mtu} for one. */
    String attribute(String link, String file) {
        return run("cat /sys/class/net/" + link + "/" + file).orThrow().stdout().strip();
    }

    /** All links as they are configured, to be compared with another time's: see {@link LinkPicture#identities}. */
    String allLinks() {
        return LinkPicture.of(run("ip -d -o link").orThrow().stdout()).identities();
    }

    /** The names of all links but the loopback, sorted. */
    String linkNames() {
        return run("ip -o link | awk -F': ' '{print $2}' | cut -d@ -f1 | grep -vx lo | sort | xargs")
                .stdout()
                .strip();
    }

    @Override
    public void close() {
        daemon().close();
        namespace.close();
    }
}
