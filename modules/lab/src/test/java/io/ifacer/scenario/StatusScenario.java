package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.CommandResult;
import io.ifacer.lab.LabExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** STATUS asks the kernel itself whether it has the kinds of links that an ADD needs. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class StatusScenario {

    private static final String CONFIG = Config.vlan("ens192", 100).replace("0.3.1", "1.1.0");

    @Test
    void withBothModulesAnAddCanBeMetAndNothingWasMadeToFindOut(Node node) {
        String before = node.linkNames();

        CommandResult result = node.cni("STATUS", "pod1", CONFIG);

        assertThat(result.exitCode()).isZero();
        assertThat(node.linkNames()).isEqualTo(before);
    }
}
