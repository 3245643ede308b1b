package io.ifacer.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A booted lab: runs commands, any number at once, as root on a kernel that makes bond, VLAN and dummy links.
 *
 * <p>Any thread may use it. It ends with {@link #close()}, and with this JVM however that ends.
 */
public final class Lab implements AutoCloseable {
    /** A folder in the lab that outlives its reboot. */
    public static final String KEPT = "/run/lab/kept";

    private static final Duration BOOT_DEADLINE = Duration.ofMinutes(10); // a first boot downloads 70 MB of kernel

    private final Path share;
    private final AgentChannel channel;
    private final String kernel;
    private final AtomicLong lastNumber = new AtomicLong();

    private Lab(Path share, AgentChannel channel) {
        this.share = share;
        this.channel = channel;
        this.kernel = channel.awaitReady(BOOT_DEADLINE);
    }

    /**
     * Boots a lab: about 5 s with an emulated CPU, and a minute more the first time, when the kernel is fetched.
     *
     * @throws LabException when there is none to be had
     */
    public static Lab boot() {
        return serve("boot");
    }

    /**
     * Boots a lab whose first process is systemd, the machine's own: a virtual machine in any case, and about a minute
     * with an emulated CPU.
     *
     * @throws LabException when there is none to be had
     */
    public static Lab bootWithServiceManager() {
        try {
            Path share = Files.createTempDirectory("ifacer-lab-");
            Files.createFile(share.resolve("service-manager"));
            return serve("boot", share);
        } catch (IOException e) {
            throw new LabException("a folder for a lab", e, "see the cause");
        }
    }

    /** Serves commands on this machine as this user, for tests of the channel itself. */
    static Lab withoutKernel() {
        return serve("agent");
    }

    private static Lab serve(String program) {
        try {
            return serve(program, Files.createTempDirectory("ifacer-lab-"));
        } catch (IOException e) {
            throw new LabException("a folder for a lab", e, "see the cause");
        }
    }

    private static Lab serve(String program, Path share) {
        try {
            Path scripts = LabScripts.folder();
            Files.createDirectory(share.resolve("jobs"));
            if (!Files.exists(share.resolve("guest"))) {
                Files.createSymbolicLink(share.resolve("guest"), scripts);
            }
            String path = share.resolve("guest").resolve(program).toString();
            String argument = program.equals("boot") ? share.toString() : "machine " + System.getProperty("os.version");
            Process process = new ProcessBuilder(path, argument)
                    .redirectError(share.resolve("boot.log").toFile())
                    .start();
            AgentChannel channel = new AgentChannel(process, share);
            try {
                return new Lab(share, channel);
            } catch (LabException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new LabException("a lab", e, "see the cause");
        }
    }

    /**
     * Switches this lab off, without a word to what runs in it, and boots it anew.
     *
     * @return the lab after it; this one has ended. Of all that was in it, the files under {@link #KEPT} are still there.
     */
    public Lab reboot() {
        channel.close();
        delete(share.resolve("jobs"));
        return serve("boot", share);
    }

    /** Which kernel this is: {@code guest 6.1.0-56-amd64}, or {@code own ...} for the machine's own. */
    public String kernel() {
        return kernel;
    }

    /** Runs a bash script to its end, within five minutes. */
    public CommandResult run(String script) {
        return run(Command.of(script));
    }

    /** Runs a command to its end, within its deadline. */
    public CommandResult run(Command command) {
        return start(command).await();
    }

    /** Starts a bash script and leaves it running. */
    public RunningCommand start(String script) {
        return start(Command.of(script));
    }

    /** Starts a command and leaves it running. */
    public RunningCommand start(Command command) {
        return channel.start(command, "");
    }

    RunningCommand start(Command command, String inNamespace) {
        return channel.start(command, inNamespace);
    }

    /** A fresh network namespace, whose links no other scenario sees. */
    public LabNamespace namespace() {
        return new LabNamespace(this, "lab" + lastNumber.incrementAndGet());
    }

    /** Counts, from now on, the requests to change links that the kernel gets from anyone. */
    public LinkRequestCounter countLinkRequests() {
        return new LinkRequestCounter(this, "lab" + ProcessHandle.current().pid() + '_' + lastNumber.incrementAndGet());
    }

    /** Runs a JUnit class in a JVM in the lab, with the class path of this JVM. See {@link GuestTests}. */
    public List<TestOutcome> runTests(Class<?> testClass) {
        return runTests(testClass.getName(), System.getProperty("java.class.path"));
    }

    /**
     * Runs a JUnit class in a JVM in the lab.
     *
     * @param className binary name of the class
     * @param classPath as {@code java -cp} takes it; the lab sees the machine's files under their own paths
     * @return one outcome for each test, in the order they ended
     */
    public List<TestOutcome> runTests(String className, String classPath) {
        return runTests(className, classPath, Map.of(), "");
    }

    List<TestOutcome> runTests(
            String className, String classPath, Map<String, String> environment, String inNamespace) {
        Path outcomes = share.resolve("tests" + lastNumber.incrementAndGet());
        return new GuestTests(command -> start(command, inNamespace).await(), environment, outcomes)
                .run(className, classPath);
    }

    /** Ends the lab and everything in it. */
    @Override
    public void close() {
        channel.close();
        delete(share);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new LabException("to delete " + folder, e, "delete it by hand");
        }
    }
}
