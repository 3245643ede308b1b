package io.ifacer.lab;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Runs a JUnit class in a JVM in the lab, and reads the outcomes that {@link GuestTestRunner} writes there. */
final class GuestTests {
    private static final Duration DEADLINE = Duration.ofMinutes(30);

    /** The quickest flags on an emulated CPU: one compiler, no helper threads for the garbage collector. */
    private static final String JVM_FLAGS = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto";

    private final Function<Command, CommandResult> lab;
    private final Map<String, String> environment;
    private final Path outcomes;

    /**
     * @param lab runs a command to its end, in the namespace that the tests are to see
     * @param outcomes a file in the folder shared with the lab
     */
    GuestTests(Function<Command, CommandResult> lab, Map<String, String> environment, Path outcomes) {
        this.lab = lab;
        this.environment = environment;
        this.outcomes = outcomes;
    }

    List<TestOutcome> run(String className, String classPath) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String script = "exec " + Command.quoted(java) + ' ' + JVM_FLAGS + " -cp " + Command.quoted(classPath) + ' '
                + GuestTestRunner.class.getName() + ' ' + Command.quoted(className)
                + " \"${0%jobs/*}" + outcomes.getFileName() + '"';
        CommandResult result = lab.apply(new Command(script, environment, "", DEADLINE));
        if (!result.succeeded()) {
            throw new LabException(
                    "the tests of " + className + " to run to their end in the lab",
                    "exit code " + result.exitCode() + '\n' + result.stdout() + result.stderr(),
                    "see the output above");
        }
        return read();
    }

    private List<TestOutcome> read() {
        List<TestOutcome> found = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(outcomes))) {
            while (true) {
                found.add(TestOutcome.readFrom(in));
            }
        } catch (EOFException end) {
            return found;
        } catch (IOException e) {
            throw new LabException("the outcomes in " + outcomes, e, "see the cause");
        }
    }
}
