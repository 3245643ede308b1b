package io.ifacer.scenario;

import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import io.ifacer.lab.TestOutcome;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract that the fake kernel keeps in modules/kernel, kept by the real one: run by a JVM in the lab. */
@ExtendWith(LabExtension.class)
class KernelContractScenario {

    @TestFactory
    Stream<DynamicTest> theRealKernelKeepsTheContractOfTheFakeOne(Lab lab) {
        return TestOutcome.reenacted(
                () -> lab.runTests("io.ifacer.kernel.RealKernelContractTest", System.getProperty("java.class.path")));
    }
}
