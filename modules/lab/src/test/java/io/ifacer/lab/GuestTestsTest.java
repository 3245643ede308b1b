package io.ifacer.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ifacer.lab.TestOutcome.Status;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** A JVM that runs a JUnit class, started through the agent on this machine: needs neither root nor a guest. */
class GuestTestsTest {
    @Test
    void reportsEveryTestWithItsEnd() {
        try (Lab lab = Lab.withoutKernel()) {
            List<TestOutcome> outcomes = lab.runTests(Sample.class);
            assertThat(outcomes)
                    .extracting(TestOutcome::displayName, TestOutcome::status)
                    .containsExactlyInAnyOrder(
                            tuple("GuestTestsTest$Sample > passes()", Status.PASSED),
                            tuple("GuestTestsTest$Sample > fails()", Status.FAILED),
                            tuple("GuestTestsTest$Sample > isSkipped()", Status.SKIPPED));
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome.status() == Status.FAILED)
                    .allSatisfy(outcome -> assertThat(outcome.detail()).contains("meant to fail"));
        }
    }

    @Test
    void failsWhenThereIsNoTest() {
        try (Lab lab = Lab.withoutKernel()) {
            assertThatThrownBy(() -> lab.runTests(String.class))
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("no test found in java.lang.String");
        }
    }

    static class Sample {
        @Test
        void passes() {}

        @Test
        void fails() {
            Assertions.fail("meant to fail");
        }

        @Test
        @Disabled("not now")
        void isSkipped() {}
    }
}
