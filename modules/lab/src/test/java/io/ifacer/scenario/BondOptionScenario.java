package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import io.ifacer.lab.LinkRequestCounter;
import io.ifacer.lab.LinkRequests;
import io.ifacer.lab.TestOutcome;
import io.ifacer.scenario.options.AcceptedOptionsInTheLab;
import io.ifacer.scenario.options.RefusedOptionsInTheLab;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every value of every option in every mode that has it, from the configuration into the kernel and back. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class BondOptionScenario {

    private static final LinkRequests NONE = new LinkRequests(0, 0, 0);

    @TestFactory
    Stream<DynamicTest> everyOptionIsReadBackFromTheKernel(Node node) {
        return TestOutcome.reenacted(() -> {
            node.runAsRuntime("ip -batch -", AcceptedOptionsInTheLab.makingOfPorts())
                    .orThrow();
            List<TestOutcome> outcomes = node.runTests(AcceptedOptionsInTheLab.class);
            tellOf("set and read back", outcomes);
            assertThat(node.log())
                    .as("a second ADD for the same options finds no difference")
                    .contains("link.created")
                    .doesNotContain("spec.conflict");
            return outcomes;
        });
    }

    @TestFactory
    Stream<DynamicTest> whatCannotBeIsRefusedBeforeTheKernelIsAsked(Lab lab, Node node) {
        return TestOutcome.reenacted(() -> {
            node.nic(RefusedOptionsInTheLab.FIRST);
            node.nic(RefusedOptionsInTheLab.SECOND);
            try (LinkRequestCounter counter = lab.countLinkRequests()) {
                LinkRequests start = counter.read();
                List<TestOutcome> outcomes = node.runTests(RefusedOptionsInTheLab.class);
                assertThat(counter.read().since(start)).isEqualTo(NONE);
                tellOf("refused, no request sent", outcomes);
                return outcomes;
            }
        });
    }

    private static void tellOf(String what, List<TestOutcome> outcomes) {
        long passed = outcomes.stream()
                .filter(outcome -> outcome.status() == TestOutcome.Status.PASSED)
                .count();
        System.out.printf("bond options %s: %d combinations tried, %d passed%n", what, outcomes.size(), passed);
    }
}
