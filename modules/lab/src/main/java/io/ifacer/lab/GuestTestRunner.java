package io.ifacer.lab;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The main class of a JVM in the lab: runs the JUnit class named by its first argument and writes a {@link TestOutcome}
 * for each test to the file named by its second.
 */
final class GuestTestRunner implements TestExecutionListener {
    /** A test that hangs is interrupted and named, long before the lab's own deadline takes the whole class; JUnit's words. */
    private static final String TEST_DEADLINE = "5 m";

    private final DataOutputStream out;
    private @Nullable TestPlan plan;
    private long outcomes;

    GuestTestRunner(DataOutputStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(arguments[0]))
                .configurationParameter("junit.jupiter.execution.timeout.testable.method.default", TEST_DEADLINE)
                .build();
        try (DataOutputStream file =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[1]))))) {
            GuestTestRunner runner = new GuestTestRunner(file);
            LauncherFactory.create().execute(request, runner);
            if (runner.outcomes == 0) {
                throw new IllegalStateException("no test found in " + arguments[0]);
            }
        }
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        write(test, TestOutcome.Status.SKIPPED, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        switch (result.getStatus()) {
            case SUCCESSFUL -> {
                if (test.isTest()) {
                    write(test, TestOutcome.Status.PASSED, "");
                }
            }
            case ABORTED -> write(test, TestOutcome.Status.ABORTED, trace(result.getThrowable()));
            case FAILED -> write(test, TestOutcome.Status.FAILED, trace(result.getThrowable()));
        }
    }

    private void write(TestIdentifier test, TestOutcome.Status status, String detail) {
        try {
            new TestOutcome(path(test), status, detail).writeTo(out);
            outcomes++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The display names from the class down to the test; the engine above them says nothing. */
    private String path(TestIdentifier test) {
        TestPlan current = plan;
        Optional<TestIdentifier> parent = current == null ? Optional.empty() : current.getParent(test);
        boolean parentIsEngine = parent.flatMap(TestIdentifier::getParentId).isEmpty();
        return parentIsEngine ? test.getDisplayName() : path(parent.orElseThrow()) + " > " + test.getDisplayName();
    }

    private static String trace(Optional<Throwable> failure) {
        StringWriter text = new StringWriter();
        failure.ifPresent(thrown -> thrown.printStackTrace(new PrintWriter(text, true)));
        return text.toString();
    }
}
