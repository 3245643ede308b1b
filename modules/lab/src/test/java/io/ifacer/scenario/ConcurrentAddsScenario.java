package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import io.ifacer.lab.LinkRequestCounter;
import io.ifacer.lab.LinkRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pods that start at the same time and need the same links. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class ConcurrentAddsScenario {

    /** Create and mark bond0, attach two ports that are down, set bond0 up; create and mark bond0.30, set it up. */
    private static final LinkRequests ONE_CREATION = new LinkRequests(8, 0, 0);

    @Test
    void twentyAddsForOneBondMakeOneBond(Lab lab, Node node) {
        node.nic("ens192");
        node.nic("ens160");
        String config = Config.bond("bond0", "1", "", 30, "ens192", "ens160");

        try (LinkRequestCounter counter = lab.countLinkRequests()) {
            LinkRequests start = counter.read();
            assertThat(node.addAtOnce(20, config).stdout().lines())
                    .hasSize(20)
                    .allMatch(line -> line.equals("0 {\"cniVersion\":\"0.3.1\",\"dns\":{}}"));
            assertThat(counter.read().since(start)).isEqualTo(ONE_CREATION);
        }
        assertThat(node.linkNames()).isEqualTo("bond0 bond0.30 ens160 ens192");
        assertThat(node.log().lines().filter(line -> line.contains("link.created bond0:")))
                .hasSize(1);
    }
}
