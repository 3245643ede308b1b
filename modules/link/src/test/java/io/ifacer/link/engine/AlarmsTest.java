package io.ifacer.link.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmsTest {

    private final Alarms alarms = new Alarms();
    private final Outbox out = new Outbox();

    private final List<String> rung = new ArrayList<>();

    @Test
    void theEarliestIsAnnouncedAndOnlyWhenItChanges() {
        set(200);
        assertThat(announced()).containsExactly(new Effect.WakeAt(200));
        assertThat(announced()).isEmpty();

        set(300);
        assertThat(announced()).isEmpty();

        set(100);
        assertThat(announced()).containsExactly(new Effect.WakeAt(100));
    }

    @Test
    void aRingUsesTheAnnouncementUp() {
        set(100);
        announced();

        ringAt(99);
        assertThat(rung).as("rung too early").isEmpty();
        assertThat(announced()).containsExactly(new Effect.WakeAt(100));
    }

    @Test
    void thoseThatAreDueComeInTheOrderOfTheirTimes() {
        set(300);
        set(100);
        set(200);

        ringAt(200);
        assertThat(rung).containsExactly("100", "200");
        assertThat(announced()).containsExactly(new Effect.WakeAt(300));
        ringAt(300);
        assertThat(rung).containsExactly("100", "200", "300");
        assertThat(announced()).isEmpty();
    }

    @Test
    void whatAnAlarmSetsForNowIsForTheNextRing() {
        alarms.itIs(100);
        alarms.in(0, () -> alarms.in(0, () -> rung.add("again")));

        ringAt(100);
        assertThat(rung).isEmpty();
        ringAt(100);
        assertThat(rung).containsExactly("again");
    }

    @Test
    void theClockMayWrap() {
        long beforeWrap = Long.MAX_VALUE - 10;
        alarms.itIs(beforeWrap - 1);
        alarms.at(beforeWrap + 20, () -> rung.add("after"));
        alarms.at(beforeWrap, () -> rung.add("before"));

        assertThat(announced()).containsExactly(new Effect.WakeAt(beforeWrap));
        ringAt(beforeWrap + 5);
        assertThat(rung).containsExactly("before");
        ringAt(beforeWrap + 20);
        assertThat(rung).containsExactly("before", "after");
    }

    private void set(long atNanos) {
        alarms.at(atNanos, () -> rung.add(Long.toString(atNanos)));
    }

    private void ringAt(long nowNanos) {
        alarms.itIs(nowNanos);
        alarms.ring();
    }

    private List<Effect> announced() {
        alarms.announce(out);
        return out.take();
    }
}
