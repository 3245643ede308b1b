package io.ifacer.lab;

import java.util.List;
import java.util.Map;

/**
 * A network namespace of the lab: a node of its own, or a pod.
 *
 * <p>Commands in it see {@code /sys} of this namespace. They cannot make namespaces that others see: ask
 * {@link Lab#namespace()} for a pod's, which is then visible to every running command under {@link #path()}.
 */
public final class LabNamespace implements AutoCloseable {
    private final Lab lab;
    private final String name;

    LabNamespace(Lab lab, String name) {
        this.lab = lab;
        this.name = name;
        lab.run("ip netns add " + name + " && ip -n " + name + " link set lo up && mkdir -p " + directory())
                .orThrow();
    }

    private LabNamespace(Lab lab) {
        this.lab = lab;
        this.name = "";
        lab.run("mkdir -p " + directory()).orThrow();
    }

    /**
     * The lab's own namespace, which is the kernel's first: what modules make by themselves is made there. For a lab of the
     * test's own: its links are not removed with it.
     */
    public static LabNamespace first(Lab lab) {
        return new LabNamespace(lab);
    }

    /** The name that {@code ip netns} knows it by; empty for the first. */
    public String name() {
        return name;
    }

    /** The name of the namespace that has the other ends of {@link #nic}'s cables. */
    public String wires() {
        return Nic.wires(name);
    }

    /** The path that stands for it, as a runtime passes it in {@code CNI_NETNS}. */
    public String path() {
        return name.isEmpty() ? "/proc/1/ns/net" : "/run/netns/" + name;
    }

    /** An empty directory in memory that goes away with the namespace: for a daemon's sockets and state. */
    public String directory() {
        return "/run/lab-" + (name.isEmpty() ? "first" : name);
    }

    /** Runs a bash script in this namespace to its end, within five minutes. */
    public CommandResult run(String script) {
        return run(Command.of(script));
    }

    /** Runs a command in this namespace to its end, within its deadline. */
    public CommandResult run(Command command) {
        return start(command).await();
    }

    /** Starts a bash script in this namespace and leaves it running. */
    public RunningCommand start(String script) {
        return start(Command.of(script));
    }

    /** Starts a command in this namespace and leaves it running. */
    public RunningCommand start(Command command) {
        return lab.start(command, name);
    }

    /**
     * Runs a JUnit class in a JVM in this namespace, with the class path of this JVM. See {@link GuestTests}.
     *
     * @param environment variables that the JVM gets on top of the lab's own
     * @return one outcome for each test, in the order they ended
     */
    public List<TestOutcome> runTests(Class<?> testClass, Map<String, String> environment) {
        return lab.runTests(testClass.getName(), System.getProperty("java.class.path"), environment, name);
    }

    /** Makes a network card that is cabled and down, as a node has it: with a carrier that can be lost. */
    public Nic nic(String link) {
        Nic nic = new Nic(lab, name, link);
        nic.make();
        return nic;
    }

    /** Makes a link of kind dummy, down: cheaper than a network card, and without a carrier of its own. */
    public void dummy(String link) {
        run("ip link add " + link + " type dummy").orThrow();
    }

    /** Follows, from now on, what the kernel tells of this namespace's links. */
    public LinkWatch watch() {
        return new LinkWatch(this);
    }

    /** Kills what runs in this namespace and removes it with its links. */
    @Override
    public void close() {
        if (name.isEmpty()) {
            lab.run("rm -rf " + directory()).orThrow();
            return;
        }
        String wires = wires();
        lab.run("kill -KILL $(ip netns pids " + name + ") 2>/dev/null; [ ! -e /run/netns/" + wires
                        + " ] || ip netns del " + wires + "; ip netns del " + name + " && rm -rf " + directory())
                .orThrow();
    }
}
