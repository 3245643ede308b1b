package io.ifacer.scenario;

import io.ifacer.lab.LabExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that can happen to a link that ifacer made, and its repair, with the time it took. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class RepairScenario {

    private static final int TIMES = Repetitions.atLeast(1);
    private static final HealingTable TABLE = new HealingTable();
    private static int stories;

    @ParameterizedTest
    @MethodSource("io.ifacer.scenario.Damage#all")
    void isMadeGood(Damage damage, Node node) {
        try (RepairStory story = RepairStory.of(damage, node, ++stories)) {
            for (int i = 0; i < TIMES; i++) {
                TABLE.add(damage.name(), story.suffer(damage));
            }
        }
    }

    @AfterAll
    static void print() {
        Measured.print(TABLE.toString());
    }
}
