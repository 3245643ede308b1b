package io.ifacer.netlink.link;

import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_ACTIVE_SLAVE;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_AD_ACTOR_SYSTEM;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_AD_ACTOR_SYS_PRIO;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_AD_LACP_RATE;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_AD_SELECT;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_AD_USER_PORT_KEY;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_ARP_INTERVAL;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_ARP_VALIDATE;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_MIIMON;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_MODE;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_PEER_NOTIF_DELAY;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_PRIMARY;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_UPDELAY;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_XMIT_HASH_POLICY;

import io.ifacer.netlink.HardwareAddress;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One request of each sort, in an order in which a kernel accepts them all: in a fresh network namespace with the dummies
 * d0 (ifindex 2) and d1 (ifindex 3). A 6.1 kernel was sent exactly the bytes of {@code golden/requests} and its answers
 * are in {@code golden/answers}.
 */
final class SampleRequests {

    static final int FIRST_SEQUENCE = 101;

    private static final OptionalInt DEFAULT_MTU = OptionalInt.empty();

    private SampleRequests() {}

    static Map<String, LinkRequest> all() {
        Map<String, LinkRequest> all = new LinkedHashMap<>();
        all.put("01-create-bond-active-backup", new CreateBond("bond0", activeBackup(), DEFAULT_MTU));
        all.put("02-create-bond-8023ad", new CreateBond("bond1", lacp(), OptionalInt.of(9000)));
        all.put("03-create-bond-targets", new CreateBond("bond2", targets(), DEFAULT_MTU));
        all.put("04-attach", ChangeLink.of(2).attachTo(4).build());
        all.put("05-up", ChangeLink.of(4).up().build());
        all.put(
                "06-primary",
                ChangeLink.of(4).bondOption(number(IFLA_BOND_PRIMARY, 2)).build());
        all.put(
                "07-active-port",
                ChangeLink.of(4).bondOption(number(IFLA_BOND_ACTIVE_SLAVE, 2)).build());
        all.put("08-create-vlan", new CreateVlan("bond0.100", 4, 100, VlanData.PROTOCOL_8021Q, DEFAULT_MTU));
        all.put(
                "09-create-vlan-8021ad",
                new CreateVlan("service", 4, 4094, VlanData.PROTOCOL_8021AD, OptionalInt.of(1400)));
        all.put(
                "10-mtu-and-alias",
                ChangeLink.of(7).mtuBytes(1300).alias("ifacer").build());
        all.put("11-rename", ChangeLink.of(8).name("renamed").build());
        all.put(
                "12-clear-targets",
                ChangeLink.of(6).bondOption(BondOption.ipv4Targets(List.of())).build());
        all.put("13-down", ChangeLink.of(4).down().build());
        all.put("14-release", ChangeLink.of(2).release().build());
        all.put("15-get-by-index", GetLink.byIndex(7));
        all.put("16-get-by-name", GetLink.byName("bond1"));
        all.put("17-get-bond2", GetLink.byName("bond2"));
        all.put("18-dump", new DumpLinks());
        all.put("19-delete", new DeleteLink(8));
        all.put("20-attach-again", ChangeLink.of(2).attachTo(4).build());
        all.put("21-change-port", new ChangeBondPort(2, OptionalInt.of(3), OptionalInt.of(-7)));
        all.put("22-get-port", GetLink.byIndex(2));
        all.put("23-probe-bond", new ProbeKind("bond"));
        all.put("24-probe-vlan", new ProbeKind("vlan"));
        all.put("25-probe-unknown-kind", new ProbeKind("nosuchkind"));
        return all;
    }

    /** In an order that is not the kernel's: emission has to sort it. */
    private static List<BondOption> activeBackup() {
        return List.of(
                number(IFLA_BOND_PEER_NOTIF_DELAY, 400),
                number(IFLA_BOND_UPDELAY, 200),
                number(IFLA_BOND_MIIMON, 100),
                number(IFLA_BOND_MODE, 1));
    }

    private static List<BondOption> lacp() {
        return List.of(
                number(IFLA_BOND_MODE, 4),
                number(IFLA_BOND_MIIMON, 100),
                number(IFLA_BOND_XMIT_HASH_POLICY, 1),
                number(IFLA_BOND_AD_LACP_RATE, 1),
                number(IFLA_BOND_AD_SELECT, 2),
                number(IFLA_BOND_AD_ACTOR_SYS_PRIO, 100),
                number(IFLA_BOND_AD_USER_PORT_KEY, 5),
                BondOption.mac(IFLA_BOND_AD_ACTOR_SYSTEM, HardwareAddress.parse("02:00:00:00:00:aa")));
    }

    private static List<BondOption> targets() {
        return List.of(
                number(IFLA_BOND_MODE, 1),
                number(IFLA_BOND_ARP_VALIDATE, 3),
                BondOption.ipv4Targets(List.of(ipv4("192.0.2.1"), ipv4("192.0.2.2"))),
                BondOption.ipv6Targets(List.of(ipv6("2001:db8::1"), ipv6("2001:db8::2"))),
                number(IFLA_BOND_ARP_INTERVAL, 1000));
    }

    static BondOption number(int attribute, long value) {
        return BondOption.number(attribute, value);
    }

    static Inet4Address ipv4(String literal) {
        return (Inet4Address) literal(literal);
    }

    static Inet6Address ipv6(String literal) {
        return (Inet6Address) literal(literal);
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(text + " is a literal address", e);
        }
    }
}
