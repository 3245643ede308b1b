package io.ifacer.netlink.link;

import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_ACTIVE_SLAVE;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_AD_ACTOR_SYSTEM;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_AD_ACTOR_SYS_PRIO;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_ARP_IP_TARGET;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_NS_IP6_TARGET;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_PRIMARY;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_UPDELAY;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_IFNAME;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_LINKINFO;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_MTU;
import static io.ifacer.netlink.link.SampleRequests.ipv4;
import static io.ifacer.netlink.link.SampleRequests.ipv6;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ifacer.netlink.Golden;
import io.ifacer.netlink.HardwareAddress;
import io.ifacer.netlink.MalformedMessageException;
import io.ifacer.netlink.MessageReader;
import io.ifacer.netlink.MessageWriter;
import io.ifacer.netlink.link.VlanData.QosMapping;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What captures of a 6.1 kernel say, read field by field. */
class LinkViewTest {

    @Test
    void dummyWithAliasAndAlternativeNames() {
        LinkView view = view("dummy");

        assertThat(view.isNamed("d0")).isTrue();
        assertThat(view.name()).isEqualTo("d0");
        assertThat(view.ifindex()).isEqualTo(2);
        assertThat(view.hardwareType()).isEqualTo(1);
        assertThat(view.alias()).isEqualTo("uplink A");
        assertThat(view.alternativeNames()).containsExactly("enp1s0f0", "a-very-long-alternative-name");
        assertThat(view.address()).hasToString("02:00:00:00:00:10");
        assertThat(view.permanentAddress()).isNull();
        assertThat(view.mtuBytes()).isEqualTo(1500);
        assertThat(view.ifFlags() & IfUapi.IFF_UP).isEqualTo(IfUapi.IFF_UP);
        assertThat(view.operstate()).isEqualTo(IfUapi.IF_OPER_UNKNOWN);
        assertThat(view.hasCarrier()).isTrue();
        assertThat(view.txQueuePackets()).isEqualTo(1000);
        assertThat(view.txQueueCount()).isEqualTo(1);
        assertThat(view.linkInfo()).isEqualTo(new LinkInfo("dummy", null, null, null, null));
    }

    @Test
    void anAltnameThatIsAddedOrRemovedIsTold() {
        String longest = "x".repeat(127);

        assertThat(view("event-altname-added").alternativeNames()).containsExactly("enp81s0f0", longest);
        assertThat(view("event-altname-removed").alternativeNames()).containsExactly(longest);
    }

    @Test
    void anAltnameOf128BytesIsNoKernels() {
        ByteBuffer out = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        MessageWriter writer = new MessageWriter(out);
        writer.begin(RtnetlinkUapi.RTM_NEWLINK, 0, 1).ifinfomsg(0, 0, 1, 0, 0);
        int nest = writer.beginNest(IfLinkUapi.IFLA_PROP_LIST | 0x8000);
        writer.string(IfLinkUapi.IFLA_ALT_IFNAME, "x".repeat(128));
        writer.endNest(nest);
        writer.end();
        MessageReader reader = new MessageReader().wrap(out, 0, writer.lengthBytes());
        reader.next();
        LinkView view = new LinkView().wrap(reader);

        assertThatThrownBy(view::alternativeNames)
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("at most 127 bytes")
                .hasMessageContaining("128 bytes");
    }

    @Test
    void cardWithAPermanentAddress() {
        LinkView view = view("virtio-permaddr");

        assertThat(view.permanentAddress()).isEqualTo(HardwareAddress.parse("52:54:00:12:34:56"));
        assertThat(view.linkInfo()).isEqualTo(LinkInfo.NONE);
    }

    @Test
    void vethWhoseLowerLinkIsInAnotherNamespace() {
        LinkView view = view("veth-netnsid");

        assertThat(view.lowerIfindex()).isPositive();
        assertThat(view.lowerNetnsid()).hasValue(0);
        assertThat(view("vlan").lowerNetnsid()).isEmpty();
    }

    @Test
    void whereALinkWentThatWasMoved() {
        LinkView view = view("dellink-moved");

        assertThat(view.header().isDeletion()).isTrue();
        assertThat(view.ifindex()).isEqualTo(5);
        assertThat(view.newNetnsid()).hasValue(0);
        assertThat(view.newIfindex()).isEqualTo(2);
        assertThat(view("dellink-vlan").newNetnsid()).isEmpty();
        assertThat(view("dellink-vlan").newIfindex()).isZero();
    }

    @Test
    void vlan() {
        LinkView view = view("vlan");

        assertThat(view.lowerIfindex()).isEqualTo(4);
        assertThat(view.linkInfo().vlan()).isEqualTo(new VlanData(100, 0x8100, 1, List.of(), List.of()));
    }

    @Test
    void vlanWithFlagsAndPriorities() {
        assertThat(view("vlan-8021ad-qos").linkInfo().vlan())
                .isEqualTo(new VlanData(
                        4094,
                        VlanData.PROTOCOL_8021AD,
                        7,
                        List.of(new QosMapping(2, 3), new QosMapping(6, 5)),
                        List.of(new QosMapping(1, 2), new QosMapping(3, 4))));
    }

    @Test
    void bondWithTargetsPrimaryAndActivePort() {
        BondData bond = view("bond-active-backup-arp").linkInfo().bond();

        assertThat(bond.mode()).hasValue(1);
        assertThat(bond.number(IFLA_BOND_PRIMARY)).hasValue(2);
        assertThat(bond.number(IFLA_BOND_ACTIVE_SLAVE)).hasValue(2);
        assertThat(bond.option(IFLA_BOND_ARP_IP_TARGET))
                .isEqualTo(BondOption.ipv4Targets(List.of(ipv4("192.0.2.1"), ipv4("192.0.2.2"))));
        assertThat(bond.option(IFLA_BOND_NS_IP6_TARGET))
                .isEqualTo(BondOption.ipv6Targets(List.of(ipv6("2001:db8::1"), ipv6("2001:db8::2"))));
        assertThat(bond.adInfo()).isNull();
    }

    @Test
    void bondIn8023ad() {
        BondData bond = view("bond-8023ad").linkInfo().bond();

        assertThat(bond.mode()).hasValue(4);
        assertThat(bond.number(IFLA_BOND_AD_ACTOR_SYS_PRIO)).hasValue(100);
        assertThat(bond.option(IFLA_BOND_AD_ACTOR_SYSTEM))
                .isEqualTo(BondOption.mac(IFLA_BOND_AD_ACTOR_SYSTEM, HardwareAddress.parse("02:00:00:00:00:aa")));
        assertThat(bond.adInfo()).isEqualTo(new BondAdInfo(1, 2, 335, 15, HardwareAddress.parse("02:00:00:00:00:b4")));
    }

    @Test
    void everyModeHasItsNumber() {
        assertThat(mode("bond-balance-rr")).isZero();
        assertThat(mode("bond-balance-xor")).isEqualTo(2);
        assertThat(mode("bond-broadcast")).isEqualTo(3);
        assertThat(mode("bond-8023ad-no-ports")).isEqualTo(4);
        assertThat(mode("bond-balance-tlb")).isEqualTo(5);
        assertThat(mode("bond-balance-alb")).isEqualTo(6);
        assertThat(view("bond-balance-rr").linkInfo().bond().number(IFLA_BOND_UPDELAY))
                .hasValue(200);
    }

    @Test
    void portOfAnActiveBackupBond() {
        LinkView view = view("bond-port-active-backup");
        BondPortData port = view.linkInfo().bondPort();

        assertThat(view.controllerIfindex()).isEqualTo(5);
        assertThat(view.linkInfo().kind()).isEqualTo("dummy");
        assertThat(view.linkInfo().portKind()).isEqualTo("bond");
        assertThat(port.state()).isZero();
        assertThat(port.miiStatus()).as("coming back").isEqualTo(3);
        assertThat(port.linkFailureCount()).isEqualTo(1);
        assertThat(port.permanentAddress()).hasToString("02:00:00:00:00:11");
        assertThat(port.aggregatorId()).isEqualTo(BondPortData.ABSENT);
        assertThat(view.address()).hasToString("02:00:00:00:00:a1");
    }

    @Test
    void portOfAn8023adBond() {
        BondPortData port = view("bond-port-8023ad").linkInfo().bondPort();

        assertThat(port.miiStatus()).isZero();
        assertThat(port.aggregatorId()).isEqualTo(1);
        assertThat(port.actorPortState()).isEqualTo(63);
        assertThat(port.partnerPortState()).isEqualTo(63);
        assertThat(port.actorPortPriority()).isEqualTo(255);
    }

    @Test
    void kindsOfOthersAreNamedAndKept() {
        assertThat(view("macvlan").linkInfo()).isEqualTo(new LinkInfo("macvlan", null, null, null, null));
    }

    @Test
    void deletion() {
        assertThat(view("dellink-vlan").header().isDeletion()).isTrue();
        assertThat(view("dellink-bond").header().isDeletion()).isTrue();
    }

    /** A bridge port leaves: RTM_DELLINK, yet the link lives on. */
    @Test
    void bridgeMessagesAreNeitherDeletionsNorComplete() {
        assertThat(view("bridge-dellink").header().isDeletion()).isFalse();
        assertThat(view("bridge-dellink").isComplete()).isFalse();
        assertThat(view("bridge-newlink").isComplete()).isFalse();
        assertThat(view("dummy").isComplete()).isTrue();
    }

    @Test
    void ofAttributesThatComeTwiceTheLastCounts() {
        LinkView view =
                made(ByteOrder.nativeOrder(), writer -> writer.u32(IFLA_MTU, 1).u32(IFLA_MTU, 2));

        assertThat(view.mtuBytes()).isEqualTo(2);
    }

    @Test
    void bigEndianHosts() {
        LinkView view = made(ByteOrder.BIG_ENDIAN, writer -> {
            writer.string(IFLA_IFNAME, "v").u32(IFLA_MTU, 1400);
            int nest = writer.beginNest(IFLA_LINKINFO);
            writer.string(1, "vlan");
            int data = writer.beginNest(2);
            new VlanData(7, 0x88a8, 1, List.of(new QosMapping(1, 2)), List.of()).writeTo(writer);
            writer.endNest(data).endNest(nest);
        });

        assertThat(view.ifindex()).isEqualTo(9);
        assertThat(view.mtuBytes()).isEqualTo(1400);
        assertThat(view.linkInfo().vlan())
                .isEqualTo(new VlanData(7, 0x88a8, 1, List.of(new QosMapping(1, 2)), List.of()));
    }

    @Test
    void refusesWhatIsNoLinkMessage() {
        MessageReader ack = Golden.read("acks/ack").message();

        assertThatThrownBy(() -> new LinkView().wrap(ack))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("wanted RTM_NEWLINK or RTM_DELLINK, found message type 2");
    }

    private static long mode(String capture) {
        return view(capture).linkInfo().bond().mode().orElseThrow();
    }

    private static LinkView view(String capture) {
        return new LinkView().wrap(Golden.read("links/" + capture).message());
    }

    private static LinkView made(ByteOrder order, Consumer<MessageWriter> attributes) {
        ByteBuffer buffer = ByteBuffer.allocate(512).order(order);
        MessageWriter writer = new MessageWriter(buffer);
        writer.begin(16, 0, 0).ifinfomsg(0, 1, 9, 0, 0);
        attributes.accept(writer);
        writer.end();
        MessageReader reader = new MessageReader().wrap(buffer, 0, writer.lengthBytes());
        reader.next();
        return new LinkView().wrap(reader);
    }
}
