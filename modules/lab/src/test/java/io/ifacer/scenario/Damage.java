package io.ifacer.scenario;

import java.util.stream.Stream;

/**
 * One way in which links that ifacer made get lost or changed, and how what it cannot bring back itself returns.
 *
 * <p>The scripts see the links by the names of {@link RepairStory}: {@code $nic} and {@code $vlan}, or {@code $port1},
 * {@code $port2}, {@code $bond} and {@code $vlan}; {@code $spare} is a card nobody asked for.
 *
 * @param name for people
 * @param isOnBond whether the story is one of a bond, or of a VLAN on a card
 * @param script what somebody does to the links
 * @param returning the variable of the link that comes back; empty where nothing has to
 * @param giveBack how it comes back
 */
record Damage(String name, boolean isOnBond, String script, String returning, String giveBack) {

    static Stream<Damage> all() {
        return Stream.of(onVlan(), onBond(), onPorts(), mixed()).flatMap(each -> each);
    }

    private static Stream<Damage> onVlan() {
        return Stream.of(
                vlan("VLAN deleted", "ip link del $vlan"),
                vlan("VLAN down", "ip link set $vlan down"),
                // a link that is up cannot be renamed (net/core/dev.c, dev_change_name)
                vlan("VLAN renamed", insisting("set $vlan down", "set $vlan name gone$number")),
                vlan("VLAN with another MTU", "ip link set $vlan mtu 1300"),
                vlan("parent down", "ip link set $nic down"),
                vlan("parent unplugged, and back", "ip link del $nic").back("nic", "plug $nic"));
    }

    private static Stream<Damage> onBond() {
        return Stream.of(
                bond("bond deleted with its VLAN", "ip link del $bond"),
                bond("bond down", "ip link set $bond down"),
                // ports that are back before the mode's turn are in its way, and the second repair waits a little
                bond(
                        "bond in another mode",
                        insisting(
                                "set $port1 nomaster",
                                "set $port2 nomaster",
                                "set $bond down",
                                "set $bond type bond mode balance-rr")),
                bond("bond with another option", "ip link set $bond type bond resend_igmp 1"),
                bond("bond with another MTU", "ip link set $bond mtu 1300"),
                bond("bond without its primary", "echo >/sys/class/net/$bond/bonding/primary"),
                bond("bond with another port", """
                        ip link set $port2 nomaster; ip link set $spare down; ip link set $spare master $bond"""));
    }

    private static Stream<Damage> onPorts() {
        return Stream.of(
                bond("port released", "ip link set $port2 nomaster"),
                bond("port down", "ip link set $port2 down"),
                bond("port unplugged, and back", "ip link del $port2").back("port2", "plug $port2"),
                bond("primary unplugged, and back", "ip link del $port1").back("port1", "plug $port1"),
                bond("port moved to another namespace, and back", "ip link set $port2 netns $wires name away$number")
                        .back("port2", "ip -n $wires link set away$number netns $node name $port2"),
                bond("port renamed, and back", insisting("set $port2 down", "set $port2 name away$number"))
                        .back("port2", insisting("set away$number down", "set away$number name $port2")));
    }

    private static Stream<Damage> mixed() {
        return Stream.of(
                vlan("parent down, VLAN deleted", "ip link set $nic down; ip link del $vlan"),
                bond("bond down, port released, VLAN with another MTU", """
                        ip link set $bond down; ip link set $port1 nomaster; ip link set $vlan mtu 1300"""),
                bond("both ports down, VLAN deleted", """
                        ip link set $port1 down; ip link set $port2 down; ip link del $vlan"""),
                bond("bond deleted while a port is unplugged, and back", "ip link del $port2; ip link del $bond")
                        .back("port2", "plug $port2"));
    }

    /** In one process; from the start again when a repair of the first change comes before the last, until all are made. */
    private static String insisting(String... changes) {
        return "until printf 'link %s\\n' \"" + String.join("\" \"", changes) + "\" | ip -batch -; do :; done";
    }

    private static Damage vlan(String name, String script) {
        return new Damage(name, false, script, "", "");
    }

    private static Damage bond(String name, String script) {
        return new Damage(name, true, script, "", "");
    }

    private Damage back(String link, String how) {
        return new Damage(name, isOnBond, script, link, how);
    }

    @Override
    public String toString() {
        return name;
    }
}
