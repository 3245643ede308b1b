package io.ifacer.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeldLinesTest {

    private final List<String> written = new ArrayList<>();
    private int awaited;
    private long nowNanos = TimeUnit.DAYS.toNanos(1);
    private final HeldLines lines = new HeldLines(written::add, () -> awaited++, () -> nowNanos);

    @Test
    void ofEqualLinesTheFirstAreWrittenAndTheOthersCounted() {
        for (int i = 0; i < 1_000; i++) {
            lines.tell("refused", "pod " + i + " refused");
        }
        assertThat(written).containsExactly("pod 0 refused", "pod 1 refused", "pod 2 refused");
        assertThat(awaited).isEqualTo(1);

        lines.tellHeld();
        assertThat(written).hasSize(4).last().isEqualTo("and 997 more in the same second: refused");
    }

    @Test
    void theNextSecondBeginsAnew() {
        for (int i = 0; i < 5; i++) {
            lines.tell("a", "a");
        }
        nowNanos += TimeUnit.SECONDS.toNanos(1);
        lines.tell("a", "a again");

        assertThat(written).containsExactly("a", "a", "a", "and 2 more in the same second: a", "a again");
        lines.tellHeld();
        assertThat(written).as("nothing is told twice").hasSize(5);
    }

    @Test
    void whatIsNotHeldAwaitsNothing() {
        lines.tell("a", "a");
        lines.tell("b", "b");

        lines.tellHeld();
        assertThat(written).containsExactly("a", "b");
        assertThat(awaited).isZero();
    }

    @Test
    void aFloodOfLinesThatAreAllDifferentIsHeldToo() {
        for (int i = 0; i < 1_000; i++) {
            lines.tell("kind " + i, "line " + i);
        }
        lines.tellHeld();

        assertThat(written)
                .hasSize(HeldLines.KINDS + 1)
                .last()
                .isEqualTo("and 980 more in the same second, of other kinds");
    }

    @Test
    void kindsAreToldByTheirBeginning() {
        for (int i = 0; i < 5; i++) {
            lines.tell("x".repeat(100_000), "line");
        }
        lines.tellHeld();

        assertThat(written).last().isEqualTo("and 2 more in the same second: " + "x".repeat(200));
    }
}
