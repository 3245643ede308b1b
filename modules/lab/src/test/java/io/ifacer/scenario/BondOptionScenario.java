package io.ifacer.scenario;

import io.ifacer.lab.LabExtension;
import io.ifacer.lab.TestOutcome;
import io.ifacer.scenario.options.AcceptedOptionsInTheLab;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every value of every option in every mode that has it, from the configuration into the kernel and back. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class BondOptionScenario {

    @TestFactory
    Stream<DynamicTest> everyOptionIsReadBackFromTheKernel(Node node) {
        node.runAsRuntime("ip -batch -", AcceptedOptionsInTheLab.makingOfPorts())
                .orThrow();

        List<TestOutcome> outcomes = node.runTests(AcceptedOptionsInTheLab.class);

        long passed = outcomes.stream()
                .filter(outcome -> outcome.status() == TestOutcome.Status.PASSED)
                .count();
        System.out.printf("bond options: %d combinations tried, %d passed%n", outcomes.size(), passed);
        return outcomes.stream().map(TestOutcome::asDynamicTest);
    }
}
