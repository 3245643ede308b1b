package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.LinkRequests;
import org.junit.jupiter.api.Test;

/** The kernel's rules for what may become a port of a bond (drivers/net/bonding/bond_main.c, bond_enslave). */
class PortRulesScenario extends KernelRules {

    @Test
    void rule1_aPortThatIsUpIsTakenDownFirst(Node node) {
        ports(node, "a1", "a2");
        node.run("ip link set a1 up && ip link set a2 up").orThrow();

        rules.succeeds(1, node, bond("ba", "1", "a1", "a2"), "ports that are up go down before they are attached");
    }

    @Test
    void rule2_aPortOfAnotherBondIsNotMoved(Node node) {
        ports(node, "b1", "b2");
        node.run("ip link add bother type bond && ip link set b1 master bother").orThrow();

        rules.refused(2, node, bond("bb", "1", "b1", "b2"), 102, "port b1", "already a port of bond bother");
    }

    @Test
    void rule3_aPortThatIsAttachedIsNotAttachedAgain(Node node) {
        ports(node, "c1", "c2");
        String config = bond("bc", "1", "c1", "c2");
        node.add("first", config);

        assertThat(rules.succeeds(3, node, config, "attached already: nothing is sent"))
                .isEqualTo(new LinkRequests(0, 0, 0));
    }

    @Test
    void rule4_aBondIsNoPortOfItself(Node node) {
        ports(node, "d1");

        rules.refused(4, node, bond("bd", "1", "d1", "bd"), 7, "the bond bd cannot be one of its own interfaces");
    }

    @Test
    void rule5_aVlanIsNoPortOfTheBondBelowIt(Node node) {
        ports(node, "e1", "e2");
        node.add("first", Config.bond("be", "1", "", 505, "e1", "e2"));

        rules.refused(5, node, bond("be", "1", "e1", "e2", "be.505"), 102, "port be.505", "stands on that bond itself");
    }

    @Test
    void rule6_whatMacvlanOrIpvlanStandOnIsNoPort(Node node) {
        ports(node, "f1", "f2");
        node.run("ip link add link f1 mv6 type macvlan && ip link add link f2 iv6 type ipvlan")
                .orThrow();

        rules.refused(6, node, bond("bf", "1", "f1", "f2"), 102, "port f1", "in use by macvlan mv6 on top of it");
        ports(node, "f3");
        rules.refused(6, node, bond("bf", "1", "f3", "f2"), 102, "port f2", "in use by ipvlan iv6 on top of it");
    }

    /** What a link's hardware type is, ifacer does not look at: the kernel's word stands, and the bond is taken back. */
    @Test
    void rule7_lacpWantsEthernet(Node node) {
        node.run("ip link add g1 type nlmon && ip link add g2 type nlmon").orThrow();

        rules.takenBack(7, node, bond("bg", "4", "g1", "g2"), 105, "set g1 master bg", "Ethernet");
    }

    @Test
    void rule8_attachingSetsThePortUpAndReleasingRestoresIt(Node node) {
        ports(node, "h1", "h2");
        node.run("ip link set h1 mtu 1600 && ip link set h2 mtu 1600").orThrow();
        String before = node.allLinks();

        // create and mark the bond, attach two ports, set the bond up: no port is set up by a request
        assertThat(rules.succeeds(8, node, bond("bh", "1", "h1", "h2"), "the kernel sets ports up while attaching"))
                .isEqualTo(new LinkRequests(5, 0, 0));
        assertThat(node.link("h2")).contains(",UP,", "master bh");

        node.del("rule8", bond("bh", "1", "h1", "h2")); // nobody wants it any more: it is not made again
        node.run("ip link del bh").orThrow();
        assertThat(node.allLinks()).isEqualTo(before);
    }

    @Test
    void rule11_portsAreNotSwappedBetweenBonds(Node node) {
        ports(node, "i1", "i2", "i3", "i4");
        node.add("first", bond("bi", "1", "i1", "i2"));
        node.add("second", bond("bj", "1", "i3", "i4"));

        rules.refused(11, node, bond("bi", "1", "i1", "i3"), 101, "bond bi exists and differs", "[i1, i2]");
    }

    /** Known beforehand; the kernel would find it out when the second is attached (bond_alb.c, alb_handle_addr_collision_on_attach). */
    @Test
    void rule12_balancingByAddressWantsAddressesThatDiffer(Node node) {
        for (String mode : new String[] {"5", "6"}) {
            String first = "j" + mode + "a";
            String second = "j" + mode + "b";
            ports(node, first, second);
            node.run("ip link set " + second + " address $(cat /sys/class/net/" + first + "/address)")
                    .orThrow();

            rules.refused(
                    12,
                    node,
                    bond("bk" + mode, mode, first, second),
                    102,
                    "ports " + first + " and " + second,
                    "have MAC");
        }
    }

    private static void ports(Node node, String... names) {
        for (String name : names) {
            node.nic(name);
        }
    }

    private static String bond(String name, String mode, String... ports) {
        return Config.bond(name, mode, "", 0, ports);
    }
}
