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

    private static org.junit.jupiter.api.function.Executable test(Status status) {
        return new TestOutcome("name", status, "why").asDynamicTest().getExecutable();
    }
}
