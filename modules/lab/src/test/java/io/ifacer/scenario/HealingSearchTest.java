package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.LinkNotification;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HealingSearchTest {

    private static final List<String> BEFORE = List.of(
            "00 2: ens1: <UP,LOWER_UP> mtu 1500 state UP group default",
            "00 3: ens1.5@ens1: <UP,LOWER_UP> mtu 1500 state UP group default");
    private static final Links LINKS = new Links(List.of("ens1", "ens1.5"), List.of("ens1", "ens1.5"), List.of("ens1"));

    @Test
    void timesFromTheFirstChangeToTheLastOneThatMadeItGood() {
        assertThat(search("", 0, 3)
                        .in(told(
                                "01 2: ens1: <UP,LOWER_UP> mtu 1500 state UP group default",
                                "02 3: ens1.5@ens1: <> mtu 1500 state DOWN group default",
                                "03 Deleted 3: ens1.5@ens1: <> mtu 1500 state DOWN group default",
                                "05 9: ens1.5@ens1: <> mtu 1500 state DOWN group default",
                                "07 9: ens1.5@ens1: <NO-CARRIER,UP> mtu 1500 state DOWN group default",
                                "09 9: ens1.5@ens1: <UP,LOWER_UP> mtu 1500 state UP group default")))
                .contains(new Healing(Duration.ofSeconds(5), Duration.ofSeconds(7)));
    }

    @Test
    void startsAtTheReturnOfWhatHadToComeBack() {
        assertThat(search("ens1", 1, 3)
                        .in(told(
                                "01 Deleted 2: ens1: <> mtu 1500 state DOWN group default",
                                "02 Deleted 3: ens1.5@ens1: <> mtu 1500 state DOWN group default",
                                "10 8: ens1: <> mtu 1500 state DOWN group default",
                                "11 8: ens1: <UP,LOWER_UP> mtu 1500 state UP group default",
                                "12 9: ens1.5@ens1: <UP,LOWER_UP> mtu 1500 state UP group default")))
                .contains(new Healing(Duration.ofSeconds(2), Duration.ofSeconds(2)));
    }

    @Test
    void findsNoneWhileSomethingIsMissing() {
        assertThat(search("", 0, 1).in(told("01 2: ens1: <UP,LOWER_UP> mtu 1500 state UP group default")))
                .isEmpty();
        assertThat(search("", 0, 1)
                        .in(told(
                                "01 Deleted 3: ens1.5@ens1: <> mtu 1500 state DOWN group default",
                                "02 9: ens1.5@ens1: <UP> mtu 1300 state UP group default")))
                .isEmpty();
    }

    @Test
    void takesNoRepairBetweenTwoStepsOfTheDamageForTheLast() {
        String[] told = {
            "01 3: ens1.5@ens1: <> mtu 1500 state DOWN group default",
            "02 3: ens1.5@ens1: <UP,LOWER_UP> mtu 1500 state UP group default", // repaired too early
            "03 3: ens1.5@ens1: <> mtu 1500 state DOWN group default",
            "04 3: gone@ens1: <> mtu 1500 state DOWN group default",
            "06 3: ens1.5@ens1: <> mtu 1500 state DOWN group default",
            "07 3: ens1.5@ens1: <UP,LOWER_UP> mtu 1500 state UP group default"
        };

        assertThat(search("", 0, 4).in(told(Arrays.copyOf(told, 4)))).isEmpty();
        assertThat(search("", 0, 4).in(told(told))).contains(new Healing(Duration.ofSeconds(6), Duration.ofSeconds(6)));
    }

    @Test
    void findsARepairThatIsThereBeforeTheDamageIsKnownToBeOver() {
        assertThat(search("", 0, 3)
                        .in(told(
                                "01 3: ens1.5@ens1: <> mtu 1500 state DOWN group default",
                                "02 3: ens1.5@ens1: <UP,LOWER_UP> mtu 1500 state UP group default",
                                "05 3: ens1.5@ens1: <UP,LOWER_UP> mtu 1500 state UP group default")))
                .contains(new Healing(Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }

    /**
     * @param from how many notifications of the damage come before the clock may start
     * @param done how many until it is over
     */
    private static HealingSearch search(String clock, int from, int done) {
        int before = BEFORE.size();
        return new HealingSearch(LINKS, before, before + from, clock, before + done);
    }

    /** What came before, and lines with the second of the minute in front. */
    private static List<LinkNotification> told(String... lines) {
        return Stream.concat(BEFORE.stream(), Stream.of(lines))
                .map(line -> "[2026-11-24T03:00:" + line.substring(0, 2) + "] " + line.substring(3))
                .flatMap(line -> LinkNotification.parse(line).stream())
                .toList();
    }
}
