package io.ifacer.link.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ifacer.link.LinkText;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Links as the kernel can tell of them and nobody thinks of: two that name each other, themselves, or a number of another
 * network namespace, chains of any depth, controllers of controllers. Whatever is wanted of them, the engine goes on.
 */
class StrangeTablesTest {

    private static final int SEEDS = 3_000;
    private static final String PAIR = "2 ve1 veth up link 3\n3 ve2 veth up link 2";

    /** The ends of a veth pair name each other as IFLA_LINK, and neither stands on the other. */
    @Test
    void aVlanOnAnEndOfAVethPairIsMade() {
        EngineScript.with(PAIR)
                .add("pod1", "vlan ve1.253 lower ve1 id 253")
                .expect("apply add ve1.253 link ve1 type vlan id 253");
    }

    @Test
    void anEndOfAVethPairBecomesAPort() {
        EngineScript.with(PAIR)
                .asking()
                .add("pod1", "bond bond0 mode active-backup ports ve1 options miimon=100")
                .expect("apply show addresses of ve1")
                .inspected("show addresses of ve1")
                .expectStarting("apply add bond0 type bond mode active-backup");
    }

    @Test
    void neitherEndOfAVethPairStandsOnTheOther() {
        assertThat(LinkText.link("2 ve1 veth up link 3").lowerHere()).isZero();
        assertThat(LinkText.link("9 e0.7 vlan id 7 link 9").lowerHere()).isZero();
        assertThat(LinkText.link("9 e0.7 vlan id 7 link 4 elsewhere").lowerHere())
                .isZero();
        assertThat(LinkText.link("9 e0.7 vlan id 7 link 4").lowerHere()).isEqualTo(4);
    }

    @Test
    void noTableAndNoWishEndsTheEngine() {
        for (int seed = 0; seed < SEEDS; seed++) {
            StrangeRun run = new StrangeRun(new Random(seed));
            assertThatCode(run::play).as("seed " + seed).doesNotThrowAnyException();
        }
    }
}
