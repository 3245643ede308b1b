package io.ifacer.lab;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs a JUnit class in a JVM in the lab, and reads the outcomes that {@link GuestTestRunner} writes there. */
final class GuestTests {
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    /** The quickest flags on an emulated CPU: one compiler, no helper threads for the garbage collector. */
    private static final String JVM_FLAGS = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto";

    private final Lab lab;
    private final Path outcomes;

    GuestTests(Lab lab, Path outcomes) {
        this.lab = lab;
        this.outcomes = outcomes;
    }

    List<TestOutcome> run(String className, String classPath) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String script = "exec " + Command.quoted(java) + ' ' + JVM_FLAGS + " -cp " + Command.quoted(classPath) + ' '
                + GuestTestRunner.class.getName() + ' ' + Command.quoted(className)
                + " \"${0%jobs/*}" + outcomes.getFileName() + '"';
        CommandResult result = lab.run(Command.of(script).within(DEADLINE));
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
