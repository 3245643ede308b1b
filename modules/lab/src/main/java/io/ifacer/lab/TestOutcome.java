package io.ifacer.lab;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * How one test ended that ran in the lab.
 *
 * @param displayName the test's, with those of the classes and containers around it
 * @param status how it ended
 * @param detail the stack trace, or why it was skipped; empty for a test that passed
 */
public record TestOutcome(String displayName, Status status, String detail) {
    /** How a test can end. */
    public enum Status {
        PASSED,
        ABORTED,
        SKIPPED,
        FAILED
    }

    /**
     * Tests of this JVM that end as those in the lab did, for a {@code @TestFactory}. The first says whether all did well;
     * it is the one to fail when they could not even be run. A factory that throws would get no second try: failsafe tries
     * tests again, and knows a factory by its tests only.
     *
     * @param run runs them
     */
    public static Stream<DynamicTest> reenacted(Callable<List<TestOutcome>> run) {
        String all = "all of them";
        try {
            List<TestOutcome> outcomes = run.call();
            return Stream.concat(
                    Stream.of(DynamicTest.dynamicTest(all, () -> outcomes.forEach(TestOutcome::failAsThere))),
                    outcomes.stream().map(TestOutcome::asDynamicTest));
        } catch (Exception | AssertionError failure) {
            return Stream.of(DynamicTest.dynamicTest(all, () -> {
                throw failure;
            }));
        }
    }

    /** A test of this JVM that ends in the same way. */
    DynamicTest asDynamicTest() {
        return DynamicTest.dynamicTest(displayName, this::reenact);
    }

    private void failAsThere() {
        if (status == Status.FAILED) {
            throw new AssertionFailedError(displayName + " failed in the lab: " + detail);
        }
    }

    private void reenact() {
        switch (status) {
            case PASSED -> {}
            case ABORTED, SKIPPED ->
                throw new TestAbortedException(status.toString().toLowerCase(Locale.ROOT) + " in the lab: " + detail);
            case FAILED -> throw new AssertionFailedError("failed in the lab: " + detail);
        }
    }

    void writeTo(DataOutput out) throws IOException {
        writeText(out, displayName);
        writeText(out, status.name());
        writeText(out, detail);
    }

    static TestOutcome readFrom(DataInput in) throws IOException {
        return new TestOutcome(readText(in), Status.valueOf(readText(in)), readText(in));
    }

    /** Not writeUTF: its strings end at 65,535 bytes, and stack traces do not. */
    private static void writeText(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
