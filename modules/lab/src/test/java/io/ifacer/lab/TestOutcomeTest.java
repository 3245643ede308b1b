package io.ifacer.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ifacer.lab.TestOutcome.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class TestOutcomeTest {
    @Test
    void readsBackWhatItWrote() throws IOException {
        TestOutcome outcome = new TestOutcome("Größe > x", Status.FAILED, "line\n".repeat(50_000));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        outcome.writeTo(new DataOutputStream(bytes));
        assertThat(TestOutcome.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .isEqualTo(outcome);
    }

    @Test
    void endsHereAsItEndedThere() {
        assertThatCode(test(Status.PASSED)::execute).doesNotThrowAnyException();
        assertThatThrownBy(test(Status.FAILED)::execute)
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("why");
        assertThatThrownBy(test(Status.SKIPPED)::execute).isInstanceOf(TestAbortedException.class);
        assertThatThrownBy(test(Status.ABORTED)::execute).isInstanceOf(TestAbortedException.class);
    }

    @Test
    void aRunThatFailsIsATestThatFailsForASecondTryToRepeat() {
        assertThat(TestOutcome.reenacted(() -> {
                    throw new IllegalStateException("why");
                }))
                .singleElement()
                .satisfies(test ->
                        assertThatThrownBy(test.getExecutable()::execute).hasMessageContaining("why"));
    }

    @Test
    void theFirstTestFailsWithAnyOther() {
        TestOutcome bad = new TestOutcome("bad", Status.FAILED, "why");
        TestOutcome good = new TestOutcome("good", Status.PASSED, "");
        List<DynamicTest> tests =
                TestOutcome.reenacted(() -> List.of(good, bad)).toList();

        assertThat(tests).extracting(DynamicTest::getDisplayName).containsExactly("all of them", "good", "bad");
        assertThatThrownBy(tests.get(0).getExecutable()::execute).hasMessageContaining("bad failed in the lab: why");
        assertThatCode(tests.get(1).getExecutable()::execute).doesNotThrowAnyException();
    }

    private static org.junit.jupiter.api.function.Executable test(Status status) {
        return new TestOutcome("name", status, "why").asDynamicTest().getExecutable();
    }
}
