package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.CommandResult;
import io.ifacer.lab.LabExtension;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The interface that a node is reached by is not taken from it, unless the settings say so. */
@ExtendWith({LabExtension.class, NodeExtension.class})
@TestMethodOrder(OrderAnnotation.class)
class AddressedPortScenario {

    private static final String BOND = Config.bond("bond0", "1", "", 200, "ens192", "ens160");

    /**
     * All that {@code ip} tells of addresses and routes, but for what passes or comes by itself once there is a carrier: link-local
     * addresses, the routes that go with addresses, the end of a tentative one, and words about the carrier.
     */
    private static final String ADDRESSES = """
            { ip -o addr; ip route show table all; ip -6 route show table all; } |
              sed '/fe80:/d; / table local /d; s/valid_lft.*//; s/ tentative//; s/ linkdown//'""";

    @Test
    @Order(1)
    void aPortWithAddressAndDefaultRouteIsRefusedAndNothingIsTouched(Node node) {
        node.nic("ens192");
        node.nic("ens160");
        node.run("ip addr add 192.0.2.10/24 dev ens160 && ip link set ens160 up"
                        + " && ip -6 addr add 2001:db8::10/64 dev ens160 nodad"
                        + " && ip route add default via 192.0.2.1 && ip -6 route add default via 2001:db8::1"
                        + " && ip route add 10.0.0.0/8 via 192.0.2.9")
                .orThrow();
        String before = everything(node);

        CommandResult result = node.add("pod1", BOND);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stdout())
                .contains(
                        "\"code\":103",
                        "port ens160, wanted for bond bond0, carries address 192.0.2.10/24, 2001:db8::10/64 and route default"
                                + " via 192.0.2.1, default via 2001:db8::1, 10.0.0.0/8 via 192.0.2.9, which attaching it would"
                                + " cut off",
                        "links.allowAddressedPorts=true");
        assertThat(everything(node)).isEqualTo(before);
        assertThat(node.log()).doesNotContain("kernel   set ens192", "kernel   add bond0");
    }

    @Test
    @Order(2)
    void aRouteOverSeveralPortsCountsForEach(Node node) {
        node.nic("ens6");
        node.nic("ens7");
        node.run(
                        "ip link set ens6 up && ip addr add 198.51.100.1/24 dev ens6 && ip link set ens7 up"
                                + " && ip route add 203.0.113.0/24 table 1000 nexthop via 198.51.100.2 dev ens6 nexthop dev ens7")
                .orThrow();

        assertThat(node.add("pod2", Config.bond("bond2", "1", "", 0, "ens7", "ens192"))
                        .stdout())
                .contains("port ens7, wanted for bond bond2, carries route 203.0.113.0/24 table 1000");
    }

    @Test
    @Order(3)
    void aVlanOnSuchAnInterfaceIsHarmless(Node node) {
        assertThat(node.add("pod3", Config.vlan("ens160", 300)).exitCode()).isZero();
        assertThat(node.run("ip route show default").stdout()).contains("192.0.2.1 dev ens160");
    }

    @Test
    @Order(4)
    void aPortIsRefusedForWhatTheNodeHasOnAVlanOfIt(Node node) {
        node.nic("mv1");
        node.nic("mv2");
        node.run("ip link set mv1 up && ip link add link mv1 name mv1.23 type vlan id 23 && ip link set mv1.23 up"
                        + " && ip addr add 10.123.0.2/24 dev mv1.23 && ip -6 addr add 2001:db8:23::2/64 dev mv1.23 nodad"
                        + " && ip route add 10.99.0.0/16 via 10.123.0.1")
                .orThrow();
        String before = everything(node);

        CommandResult result = node.add("pod5", Config.bond("bmv", "1", "", 0, "mv1", "mv2"));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stdout())
                .contains(
                        "\"code\":103",
                        "port mv1, wanted for bond bmv, carries mv1.23 with address 10.123.0.2/24, 2001:db8:23::2/64 and"
                                + " route 10.99.0.0/16 via 10.123.0.1, which attaching it would cut off");
        assertThat(everything(node)).isEqualTo(before);
    }

    @Test
    @Order(5)
    void aPortWithAVlanThatCarriesNothingIsTaken(Node node) {
        node.run("ip addr flush dev mv1.23 scope global && ip link set mv1.23 up")
                .orThrow();

        assertThat(node.add("pod5", Config.bond("bmv", "1", "", 0, "mv1", "mv2"))
                        .exitCode())
                .isZero();

        assertThat(node.link("mv1")).contains("master bmv");
    }

    @Test
    @Order(6)
    void theSettingTakesThePortAllTheSame(Node node) {
        node.stopDaemon();
        node.startDaemonWith("IFACER_LINKS_ALLOW_ADDRESSED_PORTS", "true");

        assertThat(node.add("pod4", BOND).exitCode()).isZero();

        assertThat(node.link("ens160")).contains("master bond0");
        assertThat(node.link("bond0.200")).contains("BROADCAST,MULTICAST,UP,LOWER_UP>");
    }

    private static String everything(Node node) {
        return node.run(ADDRESSES).orThrow().stdout() + node.allLinks();
    }
}
