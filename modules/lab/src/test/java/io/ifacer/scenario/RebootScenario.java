package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.Lab;
import io.ifacer.lab.LabNamespace;
import io.ifacer.lab.LinkPicture;
import io.ifacer.lab.LinkWatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node that is switched off and on again, with its own lab since that ends with it. */
@ExtendWith(NodeExtension.class)
class RebootScenario {

    private static final Map<String, String> KEPT_STATE = Map.of("IFACER_STATE_DIR", Lab.KEPT + "/state");
    private static final String CONFIG = Config.bond("bond0", "1", "", 200, "ens192", "ens160");
    private static final List<String> LINKS = List.of("bond0", "bond0.200", "ens160", "ens192");

    @Test
    void linksAreBackBeforeTheFirstPodAsks(Nodes nodes) {
        Lab lab = nodes.bootLab();
        Node node = nodes.in(cabled(lab), KEPT_STATE);
        assertThat(node.add("pod1", CONFIG)).isEqualTo(Repetition.EMPTY_RESULT);
        String before = node.run("ip -d -o link").stdout();

        Lab rebooted = nodes.reboot(lab);

        LabNamespace namespace = cabled(rebooted);
        try (LinkWatch watch = namespace.watch()) {
            Node after = nodes.in(namespace, KEPT_STATE);
            watch.awaitCarrying(LINKS, Duration.ofMinutes(5));
            assertThat(configurations(after.run("ip -d -o link").stdout())).isEqualTo(configurations(before));
            Repetition.assertNothingIsDoneAgain(rebooted, after, CONFIG, "bond0", "bond0.200");
        }
    }

    private static LabNamespace cabled(Lab lab) {
        LabNamespace namespace = lab.namespace();
        namespace.nic("ens192");
        namespace.nic("ens160");
        return namespace;
    }

    private static Map<String, String> configurations(String dump) {
        return LinkPicture.of(dump).configurations(LINKS);
    }
}
