package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The kernel's rules for what links take over from each other: hardware addresses, MTU and being up. */
class AddressRulesScenario extends KernelRules {

    @Test
    void rule9_aBondTakesTheAddressOfItsFirstPort(Node node) {
        node.nic("a1");
        node.nic("a2");
        String first = node.attribute("a1", "address");

        rules.succeeds(
                9, node, bond("ba", "", "a1", "a2"), "ifacer sets no address: the first port in 'interfaces' gives it");

        assertThat(node.attribute("ba", "address")).isEqualTo(first);
    }

    /** ifacer never releases the ports of a bond that stays: here somebody else does. */
    @Test
    void rule10_aBondThatLostAllPortsTakesItsFirstPortsAddressAgain(Node node) {
        node.nic("b1");
        node.nic("b2");
        String first = node.attribute("b1", "address");
        node.add("first", bond("bb", "", "b1", "b2"));
        node.run("ip link set b1 nomaster && ip link set b2 nomaster").orThrow();

        rules.succeeds(
                10,
                node,
                bond("bb", "", "b1", "b2"),
                "ifacer never releases the last port; attached again, the first gives its address");

        assertThat(node.attribute("bb", "address")).isEqualTo(first);
    }

    @Test
    void rule13_theMtuOfABondIsThatOfItsPorts(Node node) {
        node.nic("c1");
        node.nic("c2");

        rules.succeeds(13, node, mtu("\"c1\",\"c2\"", 1400, 0), "the bond's 'mtu' goes to its ports");

        assertThat(node.attribute("bc", "mtu")).isEqualTo("1400");
        assertThat(node.attribute("c1", "mtu")).isEqualTo("1400");
        assertThat(node.attribute("c2", "mtu")).isEqualTo("1400");
    }

    @Test
    void rule22_aVlanHasNoMoreMtuThanItsParent(Node node) {
        node.nic("d1");

        rules.refused(
                22, node, mtu("\"d1\"", 9000, 722), 7, "VLAN d1.722 is to have MTU 9000, but d1 below it has 1500");
    }

    @Test
    void rule23_aVlanCannotBeUpOnAParentThatIsDown(Node node) {
        node.nic("e1");

        rules.succeeds(23, node, Config.vlan("e1", 723), "the parent is set up first");

        assertThat(node.link("e1.723")).contains("BROADCAST,MULTICAST,UP,LOWER_UP>");
    }

    /** The kernel's own doing (net/8021q/vlan.c, vlan_device_event): ifacer asks for nothing of the kind. */
    @Test
    void rule24_aParentThatComesUpBringsAllItsVlansUp(Node node) {
        node.nic("f1");
        node.run("ip link add link f1 name f1.724 type vlan id 724").orThrow();

        rules.succeeds(24, node, Config.vlan("f1", 725), "the kernel sets the parent's other VLANs up with it");

        assertThat(node.link("f1.724")).contains("BROADCAST,MULTICAST,UP,LOWER_UP>");
        assertThat(node.link("f1.725")).contains("BROADCAST,MULTICAST,UP,LOWER_UP>");
    }

    @Test
    void rule25_aVlanGoesWithItsBondAndBothAreMadeAgain(Node node) {
        node.nic("g1");
        node.nic("g2");
        String config = Config.bond("bg", "1", "", 726, "g1", "g2");
        node.add("first", config);
        node.run("ip link del bg").orThrow(); // and with it the VLAN; both may be back before the next ADD asks

        rules.succeeds(25, node, config, "bond and VLAN are both looked for, and both made again");

        assertThat(node.link("bg.726")).contains("bg.726@bg", "vlan protocol 802.1Q id 726");
    }

    @Test
    void rule26_aVlanTakesAndFollowsItsParentsAddress(Node node) {
        node.nic("h1");

        rules.succeeds(26, node, Config.vlan("h1", 727), "ifacer sets no address: the VLAN follows its parent");

        assertThat(node.attribute("h1.727", "address")).isEqualTo(node.attribute("h1", "address"));
        node.run("ip link set h1 address 02:00:00:00:07:27").orThrow();
        assertThat(node.attribute("h1.727", "address")).isEqualTo("02:00:00:00:07:27");
    }

    private static String bond(String name, String options, String... ports) {
        return Config.bond(name, "1", options, 0, ports);
    }

    private static String mtu(String interfaces, int mtuBytes, int vlanId) {
        return Config.of("\"interfaces\":[" + interfaces + "],\"mtu\":" + mtuBytes + ",\"vlanID\":" + vlanId
                + ",\"bond\":{\"name\":\"bc\",\"mode\":1}");
    }
}
