package io.ifacer.scenario;

import io.ifacer.lab.Command;
import io.ifacer.lab.CommandResult;
import io.ifacer.lab.Lab;
import io.ifacer.lab.LabNamespace;
import io.ifacer.lab.Nic;
import io.ifacer.lab.RunningCommand;
import io.ifacer.lab.TestOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A node: a network namespace of the lab with its own ifacerd, asked through the plugin as a container runtime asks. */
final class Node implements AutoCloseable {

    private static final Pattern READY = Pattern.compile(" ready in ");
    private static final Duration LOG_DEADLINE = Duration.ofSeconds(20);
    private static final Duration START_DEADLINE = Duration.ofMinutes(2);

    private final LabNamespace namespace;
    private final Path tree = builtTree();
    private RunningCommand daemon;

    private Node(LabNamespace namespace) {
        this.namespace = namespace;
        this.daemon = launch(daemonCommand());
    }

    static Node start(Lab lab) {
        return new Node(lab.namespace());
    }

    private static Path builtTree() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("target/ifacer/bin/ifacerd"))) {
                return folder.resolve("target/ifacer");
            }
        }
        throw new IllegalStateException("wanted target/ifacer/bin/ifacerd, found none; run deploy/build first");
    }

    private Command daemonCommand() {
        return inEnvironment("exec " + tree + "/bin/ifacerd").within(Duration.ofHours(1));
    }

    private RunningCommand launch(Command command) {
        RunningCommand started = namespace.start(command);
        started.awaitLine(READY, START_DEADLINE);
        return started;
    }

    /** A cabled network card, down. */
    Nic nic(String name) {
        return namespace.nic(name);
    }

    CommandResult run(String script) {
        return namespace.run(script);
    }

    RunningCommand start(String script) {
        return namespace.start(script);
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
        return namespace.run(inEnvironment(script).withStdin(config).within(Duration.ofMinutes(3)));
    }

    /** The folder that a runtime has to look for the plugin in. */
    String pluginFolder() {
        return tree + "/bin";
    }

    /** Runs what calls the plugin itself. */
    CommandResult runAsRuntime(String script, String stdin) {
        return namespace.run(inEnvironment(script).withStdin(stdin).within(Duration.ofMinutes(2)));
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
                .with("IFACER_RUN_DIR", namespace.directory() + "/run")
                .with("IFACER_STATE_DIR", namespace.directory() + "/state");
    }

    String log() {
        return daemon.stdout() + daemon.stderr();
    }

    /** Waits until the daemon has said so. */
    void awaitLog(String regex) {
        daemon.awaitLine(Pattern.compile(regex), LOG_DEADLINE);
    }

    /** Ends the daemon as a supervisor does. */
    void stopDaemon() {
        daemon.signal("TERM");
        daemon.await();
    }

    void killDaemon() {
        daemon.kill();
        daemon.await();
    }

    void startDaemon() {
        daemon = launch(daemonCommand());
    }

    /** Starts it with a setting that is not the default, given as its environment variable. */
    void startDaemonWith(String variable, String value) {
        daemon = launch(daemonCommand().with(variable, value));
    }

    /** Everything that {@code ip} tells of a link, on one line; empty when there is none. */
    String link(String name) {
        return run("ip -d -o link show dev " + name + " 2>/dev/null").stdout();
    }

    /** What sysfs has of a link, {@code ifindex} or {@code mtu} for one. */
    String attribute(String link, String file) {
        return run("cat /sys/class/net/" + link + "/" + file).orThrow().stdout().strip();
    }

    /** Names, numbers, flags, controllers and addresses of all links, to be compared with another time's. */
    String allLinks() {
        return run("ip -o link | sed 's/ qdisc.*link/ link/; s/,M-DOWN//'").stdout();
    }

    /** The names of all links but the loopback, sorted. */
    String linkNames() {
        return run("ip -o link | awk -F': ' '{print $2}' | cut -d@ -f1 | grep -vx lo | sort | xargs")
                .stdout()
                .strip();
    }

    @Override
    public void close() {
        daemon.close();
        namespace.close();
    }
}
