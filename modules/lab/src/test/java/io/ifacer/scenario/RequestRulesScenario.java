package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.LinkRequests;
import org.junit.jupiter.api.Test;

/** The kernel's rules for requests: names, kinds, half-applied changes, and what is acknowledged and ignored. */
class RequestRulesScenario extends KernelRules {

    /** The kernel does not tell of an altname of a link that is down, but gives nobody that name. */
    @Test
    void rule14_aCreationThatFailsLeavesNothing(Node node) {
        node.nic("a1");
        node.nic("a2");
        node.run("ip link add a3 type dummy && ip link property add dev a3 altname ba")
                .orThrow();

        rules.takenBack(
                14, node, bond("ba", "1", "a1", "a2"), 101, "wanted ba as a bond, but ba is an altname of a3, a dummy");
    }

    /** A port whose address cannot change makes the kernel choose fail_over_mac itself (bond_main.c, bond_enslave). */
    @Test
    void rule15_whatIsAcknowledgedAndIgnoredIsNoSuccess(Node node) {
        node.run("ip link add b1 type nlmon && ip link add b2 type nlmon").orThrow();

        rules.takenBack(
                15,
                node,
                Config.bond("bb", "1", "fail_over_mac=none", 0, "b1", "b2"),
                105,
                "acknowledged and ignored options of bond bb: fail_over_mac is active, asked for is none");
    }

    @Test
    void rule16_everyValueGoesOutInItsOwnLength(Node node) {
        node.nic("c1");
        node.nic("c2");
        String options = "lacp_rate=1;ad_user_port_key=513;min_links=1;ad_actor_system=02:00:00:00:00:01"
                + ";arp_ip_target=10.0.0.1;ns_ip6_target=fd00::1";

        rules.succeeds(
                16,
                node,
                Config.bond("bc", "4", options, 0, "c1", "c2"),
                "no configuration has a say in lengths: one value of each wire type arrives");

        assertThat(node.link("bc"))
                .contains("lacp_rate fast", "ad_user_port_key 513", "min_links 1 ")
                .contains("ad_actor_system 02:00:00:00:00:01", "arp_ip_target 10.0.0.1 ", "ns_ip6_target fd00::1 ");
    }

    @Test
    void rule17_whatIsSetLaterIsSetWhileTheBondIsUpAndTellsOfIt(Node node) {
        node.nic("d1");
        node.nic("d2");

        rules.succeeds(
                17,
                node,
                Config.bond("bd", "1", "active_slave=d2", 0, "d1", "d2"),
                "options go out with the creation; active_slave, which cannot, once the bond is up");

        assertThat(node.link("bd")).contains("active_slave d2");
    }

    /** No configuration asks for either; somebody who tries does not get in ifacer's way. */
    @Test
    void rules18And19_bondsStayWhereTheyAreAndKeepTheirNamesWhileUp(Node node) {
        node.nic("e1");
        node.nic("e2");
        String config = bond("be", "1", "e1", "e2");
        node.add("first", config);

        assertThat(node.run("ip link set be netns $$").stderr()).contains("Invalid argument");
        assertThat(rules.succeeds(18, node, config, "ifacer moves no link to another namespace"))
                .isEqualTo(new LinkRequests(0, 0, 0));
        assertThat(node.run("ip link set be name bz").stderr()).contains("Device or resource busy");
        assertThat(rules.succeeds(19, node, config, "ifacer renames no link")).isEqualTo(new LinkRequests(0, 0, 0));
    }

    @Test
    void rule20_namesAreAsTheKernelTakesThem(Node node) {
        node.nic("f1");
        node.nic("f2");
        for (String name : new String[] {"a-name-too-long1", "a/b", "a:b", "a b", ".", ".."}) {
            rules.refused(20, node, bond(name, "1", "f1", "f2"), 7, name);
        }
    }

    @Test
    void rule21_aNameOfAnotherKindIsNotChanged(Node node) {
        node.nic("g1");
        node.nic("g2");
        node.run("ip link add bg type dummy").orThrow();

        rules.refused(21, node, bond("bg", "1", "g1", "g2"), 101, "wanted bg as a bond, but bg is a dummy");
    }

    private static String bond(String name, String mode, String... ports) {
        return Config.bond(name, mode, "", 0, ports);
    }
}
