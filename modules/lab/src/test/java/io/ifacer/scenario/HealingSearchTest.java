package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.LinkNotification;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HealingSearchTest {

    private static final String BEFORE = """
            2: ens1: <UP,LOWER_UP> mtu 1500 state UP group default
            3: ens1.5@ens1: <UP,LOWER_UP> mtu 1500 state UP group default
            """;
    private static final Links LINKS = new Links(List.of("ens1", "ens1.5"), List.of("ens1", "ens1.5"), List.of("ens1"));

    @Test
    void timesFromTheFirstChangeToTheLastOneThatMadeItGood() {
        assertThat(search(0, "")
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
        assertThat(search(1, "ens1")
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
        assertThat(search(0, "").in(told("01 2: ens1: <UP,LOWER_UP> mtu 1500 state UP group default")))
                .isEmpty();
        assertThat(search(0, "")
                        .in(told(
                                "01 Deleted 3: ens1.5@ens1: <> mtu 1500 state DOWN group default",
                                "02 9: ens1.5@ens1: <UP> mtu 1300 state UP group default")))
                .isEmpty();
    }

    private static HealingSearch search(int mark, String clock) {
        return new HealingSearch(BEFORE, LINKS, mark, clock);
    }

    /** Lines with the second of the minute in front. */
    private static List<LinkNotification> told(String... lines) {
        return Stream.of(lines)
                .map(line -> "[2026-11-24T03:00:" + line.substring(0, 2) + "] " + line.substring(3))
                .flatMap(line -> LinkNotification.parse(line).stream())
                .toList();
    }
}
