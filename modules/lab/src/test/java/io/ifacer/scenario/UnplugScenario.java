package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same card is taken out and put back, again and again. */
@Tag("figures")
@ExtendWith({LabExtension.class, NodeExtension.class})
class UnplugScenario {

    private static final int CYCLES = 20;

    private static final Damage UNPLUGGED = Damage.all()
            .filter(damage -> damage.name().equals("port unplugged, and back"))
            .findFirst()
            .orElseThrow();

    @Test
    void nothingLeaks(Lab lab, Nodes nodes) {
        Node node = nodes.start(lab, Repetitions.WITHOUT_PAUSE);
        try (RepairStory story = RepairStory.of(UNPLUGGED, node, 1)) {
            story.suffer(UNPLUGGED); // the first may open what stays open
            String links = node.linkNames();
            ProcessFigures before = node.daemon().figures();
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                story.suffer(UNPLUGGED);
            }
            ProcessFigures after = node.daemon().figures();

            Measured.print("ifacerd before " + CYCLES + " unplug cycles: " + before);
            Measured.print("ifacerd after them: " + after);
            assertThat(node.linkNames()).isEqualTo(links);
            // it may just be looking at a file when it is looked at
            assertThat(after.openFiles() - before.openFiles()).isLessThan(CYCLES / 2);
            // Vert.x starts the few threads of its pools when they are first needed
            assertThat(after.threads() - before.threads()).isLessThan(CYCLES / 2);
        }
    }
}
