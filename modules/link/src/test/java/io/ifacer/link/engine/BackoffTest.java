package io.ifacer.link.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.engine.EngineSettings.Pace;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(new Pace(100, 1_000, 10_000));
    private long nowNanos = 5;

    @Test
    void theFirstRepairIsAtOnceAndThePausesDoubleUpToTheCeiling() {
        assertThat(backoff.mustWait(nowNanos)).isFalse();
        assertThat(pauses(6)).containsExactly(100, 200, 400, 800, 1_000, 1_000);
    }

    @Test
    void whatWasRightForTheQuietTimeStartsAfresh() {
        pauses(5);
        backoff.right(nowNanos);
        backoff.broken(nowNanos + 10_000);

        assertThat(backoff.mustWait(nowNanos + 10_000)).isFalse();
        assertThat(pauses(1)).containsExactly(100);
    }

    @Test
    void whatWasRightForLessDoesNot() {
        pauses(2);
        backoff.right(nowNanos);
        backoff.broken(nowNanos + 9_999);

        assertThat(pauses(1)).containsExactly(400);
    }

    @Test
    void whatStaysBrokenDoesNotStartAfreshHoweverLongItLasts() {
        pauses(2);
        nowNanos += 1_000_000;
        backoff.broken(nowNanos);

        assertThat(pauses(1)).containsExactly(400);
    }

    @Test
    void theThirdRepairInAShortWhileIsToldOfOnce() {
        assertThat(contested()).isFalse();
        assertThat(contested()).isFalse();
        assertThat(contested()).isTrue();
        assertThat(contested()).isFalse();
    }

    @Test
    void whatTheKernelRefusesIsNoContest() {
        for (int i = 0; i < 5; i++) {
            assertThat(contested()).isFalse();
            backoff.refused();
        }
        assertThat(contested()).isFalse();
        assertThat(contested()).isFalse();
        assertThat(contested()).isTrue();
    }

    @Test
    void whatIsHeldElsewhereIsNotWaitedForLongerEachTime() {
        for (int i = 0; i < 5; i++) {
            backoff.began(nowNanos);
            backoff.refused();
            backoff.inVain();
            backoff.ended(nowNanos);
            assertThat(backoff.nextNanos() - nowNanos).isEqualTo(100);
            assertThat(backoff.mustWait(nowNanos)).isTrue();
            nowNanos = backoff.nextNanos();
        }
    }

    @Test
    void repairsThatAreFarApartAreNoContest() {
        for (int i = 0; i < 5; i++) {
            assertThat(contested()).isFalse();
            nowNanos += 6_000;
        }
    }

    private boolean contested() {
        backoff.began(nowNanos);
        return backoff.isContestedNow();
    }

    private long[] pauses(int repairs) {
        long[] pauses = new long[repairs];
        for (int i = 0; i < repairs; i++) {
            backoff.began(nowNanos);
            backoff.ended(nowNanos);
            pauses[i] = backoff.nextNanos() - nowNanos;
            assertThat(backoff.mustWait(nowNanos)).isTrue();
            nowNanos = backoff.nextNanos();
            assertThat(backoff.mustWait(nowNanos)).isFalse();
        }
        return pauses;
    }
}
