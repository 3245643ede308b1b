package io.ifacer.scenario;

import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** Some of the kernel's rules for links; what came of each is printed at the end. */
@ExtendWith({LabExtension.class, NodeExtension.class})
abstract class KernelRules {

    /** One class at a time. */
    static RuleTable rules;

    @BeforeAll
    static void open(Lab lab) {
        rules = new RuleTable(lab);
    }

    @AfterAll
    static void print() {
        rules.close();
    }
}
