package io.ifacer.link.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.engine.NodePlan.LinkPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What would be done if nothing held it back. */
class ForecastTest {

    private static final String WANTED = "bond bond0 mode active-backup ports ens192 ens160 options miimon=100\n"
            + "vlan bond0.200 lower bond0 id 200";
    private static final String NODE = """
            2 ens192 up master 7
            3 ens160 up master 7
            7 bond0 bond mode active-backup up alias ifacer options miimon=100
            8 bond0.200 vlan id 200 link 7 up alias ifacer
            """;

    private static EngineScript paused() {
        return EngineScript.with(NODE)
                .asking()
                .add("pod1", WANTED)
                .expect("reply pod1 done")
                .ask("pause", new Command.Pause(null))
                .expect("reply pause done");
    }

    @Test
    void nothingWhereAllIsRight() {
        assertThat(paused().engine().plan()).isEqualTo(new NodePlan(List.of(), ""));
    }

    @Test
    void eachLinkHasItsOwnStepsInOrder() {
        EngineScript script = paused().told("gone 8 bond0.200\n2 ens192 up\n3 ens160 up\ngone 7 bond0");

        assertThat(script.engine().plan().links())
                .containsExactly(
                        new LinkPlan(
                                "bond0",
                                List.of(
                                        "show addresses of ens192",
                                        "show addresses of ens160",
                                        "add bond0 type bond mode active-backup miimon 100 mtu 1500",
                                        "set ens192 down",
                                        "set ens192 master bond0",
                                        "set ens160 down",
                                        "set ens160 master bond0",
                                        "set bond0 up"),
                                List.of(),
                                null),
                        new LinkPlan(
                                "bond0.200",
                                List.of("add bond0.200 link bond0 type vlan id 200", "set bond0.200 up"),
                                List.of(),
                                null));
    }

    @Test
    void whatWaitsIsSaid() {
        EngineScript script = paused().told("gone 3 ens160");

        assertThat(script.engine().plan().links())
                .containsExactly(
                        new LinkPlan("bond0", List.of(), List.of("waiting for a port: ens160 does not exist"), null));
    }

    @Test
    void aBondWithoutAnyPortIsAProblemOfWhatStandsOnItToo() {
        EngineScript script = paused().told("gone 8 bond0.200\ngone 2 ens192\ngone 3 ens160\ngone 7 bond0");
        String problem = "bond bond0 has none of its ports: ens192 does not exist, ens160 does not exist";

        assertThat(script.engine().plan().links())
                .containsExactly(
                        new LinkPlan("bond0", List.of(), List.of(), problem),
                        new LinkPlan("bond0.200", List.of(), List.of(), problem));
    }

    @Test
    void aStepThatFailedAndHasToWaitIsInItAllTheSame() {
        EngineScript script = EngineScript.with(NODE)
                .add("pod1", WANTED)
                .expect("reply pod1 done")
                .told("8 bond0.200 vlan id 200 link 7 alias ifacer")
                .expect("apply set bond0.200 up")
                .refused("set bond0.200 up", 16, "EBUSY")
                .expect("apply show bond0.200")
                .found("show bond0.200", "8 bond0.200 vlan id 200 link 7 alias ifacer")
                .expectNothing();

        assertThat(script.engine().plan().links())
                .containsExactly(new LinkPlan("bond0.200", List.of("set bond0.200 up"), List.of(), null));
    }

    @Test
    void whatSomebodyElseMadeIsLeftAlone() {
        EngineScript script = EngineScript.with("2 ens192 up\n9 ens192.100 vlan id 100 link 2 up")
                .add("pod1", "vlan ens192.100 lower ens192 id 100")
                .expect("reply pod1 done")
                .told("gone 9 ens192.100");

        assertThat(script.engine().plan().links())
                .containsExactly(new LinkPlan(
                        "ens192.100", List.of(), List.of(), "somebody else made it: it is watched, and not repaired"));
    }

    @Test
    void thereIsNoneWhileTheLinksAreRead() {
        EngineScript script = paused().told("gone 3 ens160").overrun().expect("dump");

        assertThat(script.engine().plan()).isEqualTo(new NodePlan(List.of(), "ENOBUFS"));
    }
}
