package io.ifacer.link.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmsTest {

    private final Alarms alarms = new Alarms();
    private final Outbox out = new Outbox();

    @Test
    void theEarliestIsAnnouncedAndOnlyWhenItChanges() {
        alarms.set(200, 1);
        assertThat(announced()).containsExactly(new Effect.WakeAt(200));
        assertThat(announced()).isEmpty();

        alarms.set(300, 2);
        assertThat(announced()).isEmpty();

        alarms.set(100, 3);
        assertThat(announced()).containsExactly(new Effect.WakeAt(100));
    }

    @Test
    void aRingUsesTheAnnouncementUp() {
        alarms.set(100, 1);
        announced();

        assertThat(alarms.due(99)).as("rung too early").isEmpty();
        assertThat(announced()).containsExactly(new Effect.WakeAt(100));
    }

    @Test
    void thoseThatAreDueComeInTheOrderOfTheirTimes() {
        alarms.set(300, 3);
        alarms.set(100, 1);
        alarms.set(200, 2);

        assertThat(alarms.due(200)).containsExactly(1L, 2L);
        assertThat(announced()).containsExactly(new Effect.WakeAt(300));
        assertThat(alarms.due(300)).containsExactly(3L);
        assertThat(announced()).isEmpty();
    }

    @Test
    void theClockMayWrap() {
        long beforeWrap = Long.MAX_VALUE - 10;
        alarms.set(beforeWrap + 20, 2);
        alarms.set(beforeWrap, 1);

        assertThat(announced()).containsExactly(new Effect.WakeAt(beforeWrap));
        assertThat(alarms.due(beforeWrap + 5)).containsExactly(1L);
        assertThat(alarms.due(beforeWrap + 20)).containsExactly(2L);
    }

    private List<Effect> announced() {
        alarms.announce(out);
        return out.take();
    }
}
