package io.ifacer.netlink.link;

import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_AD_ACTOR_SYSTEM;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_AD_ACTOR_SYS_PRIO;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_MIIMON;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_MODE;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_PEER_NOTIF_DELAY;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_UPDELAY;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_XMIT_HASH_POLICY;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_INFO_DATA;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_LINKINFO;
import static io.ifacer.netlink.link.SampleRequests.ipv4;
import static io.ifacer.netlink.link.SampleRequests.ipv6;
import static io.ifacer.netlink.link.SampleRequests.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ifacer.netlink.Ack;
import io.ifacer.netlink.AttributeReader;
import io.ifacer.netlink.Errno;
import io.ifacer.netlink.Golden;
import io.ifacer.netlink.HardwareAddress;
import io.ifacer.netlink.MessageReader;
import io.ifacer.netlink.MessageWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkRequestTest {

    static List<Golden> requests() {
        return Golden.folder("requests");
    }

    static List<Golden> answers() {
        return Golden.folder("answers");
    }

    static List<Golden> iproute2() {
        return Golden.folder("iproute2");
    }

    @Test
    void everySampleHasItsBytesAndItsAnswer() {
        assertThat(requests())
                .extracting(Golden::name)
                .hasSameSizeAs(SampleRequests.all().keySet());
        for (String name : SampleRequests.all().keySet()) {
            assertThat(answers()).anyMatch(answer -> answer.name().startsWith("answers/" + name));
        }
    }

    /** These bytes, and no others, are what the kernel accepted. */
    @ParameterizedTest
    @MethodSource("requests")
    void writesTheBytesThatTheKernelAccepted(Golden golden) {
        String name = golden.name().substring("requests/".length());
        int sequence = SampleRequests.FIRST_SEQUENCE
                + List.copyOf(SampleRequests.all().keySet()).indexOf(name);

        assertThat(bytes(SampleRequests.all().get(name), sequence, ByteOrder.LITTLE_ENDIAN))
                .isEqualTo(golden.bytes());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void theKernelAcceptedThem(Golden golden) {
        MessageReader reader = golden.message();

        assertThat(reader.sequence())
                .isBetween(
                        SampleRequests.FIRST_SEQUENCE,
                        SampleRequests.FIRST_SEQUENCE + SampleRequests.all().size() - 1);
        if (Ack.isAck(reader)) {
            assertThat(Ack.decode(reader).errno()).isEqualTo(refusalThatIsMeant(golden.name()));
        } else {
            assertThat(LinkView.isLink(reader)).isTrue();
        }
    }

    /** A probe is refused in any case, and the error number is its answer. */
    private static int refusalThatIsMeant(String answer) {
        if (!answer.contains("probe")) {
            return 0;
        }
        return (answer.contains("unknown-kind") ? Errno.ENOTSUP : Errno.EADDRNOTAVAIL).number();
    }

    @Test
    void aKindThatTheKernelDoesNotHaveIsCalledUnknown() {
        Ack ack = Ack.decode(Golden.read("answers/25-probe-unknown-kind-0").message());

        assertThat(ack.message()).isEqualTo("Unknown device type");
    }

    @Test
    void aPortHasWhatItWasGiven() {
        BondPortData port = answer("22-get-port-0").linkInfo().bondPort();

        assertThat(port.queueId()).isEqualTo(3);
        assertThat(port.priority()).isEqualTo(-7);
    }

    /** Read back after all requests: what was asked for is what there is. */
    @Test
    void theKernelDidWhatTheyAskFor() {
        LinkView vlan = answer("15-get-by-index-0");
        assertThat(vlan.name()).isEqualTo("bond0.100");
        assertThat(vlan.alias()).isEqualTo("ifacer");
        assertThat(vlan.mtuBytes()).isEqualTo(1300);
        assertThat(vlan.linkInfo().vlan().id()).isEqualTo(100);

        LinkView lacp = answer("16-get-by-name-0");
        assertThat(lacp.mtuBytes()).isEqualTo(9000);
        assertThat(lacp.linkInfo().bond().options())
                .containsAll(((CreateBond) SampleRequests.all().get("02-create-bond-8023ad")).options());

        BondData cleared = answer("17-get-bond2-0").linkInfo().bond();
        assertThat(cleared.option(IfLinkUapi.IFLA_BOND_ARP_IP_TARGET)).isNull();
        assertThat(cleared.option(IfLinkUapi.IFLA_BOND_NS_IP6_TARGET)).isNotNull();
    }

    @Test
    void asksByAltnameWhereANameIsTooLongForALinksOwn() {
        String longest = "x".repeat(127);

        assertThat(tree(bytes(GetLink.byName("enp129s0f0np0.1"), 1, ByteOrder.LITTLE_ENDIAN)))
                .containsKey(Integer.toString(IfLinkUapi.IFLA_IFNAME))
                .doesNotContainKey(Integer.toString(IfLinkUapi.IFLA_ALT_IFNAME));
        assertThat(tree(bytes(GetLink.byName(longest), 1, ByteOrder.LITTLE_ENDIAN)))
                .containsKey(Integer.toString(IfLinkUapi.IFLA_ALT_IFNAME))
                .doesNotContainKey(Integer.toString(IfLinkUapi.IFLA_IFNAME));
        assertThatThrownBy(() -> GetLink.byName(longest + "x")).hasMessageContaining("takes 1 to 127");
    }

    @Test
    void sendsBondOptionsInTheKernelsApplyOrder() {
        byte[] message = bytes(SampleRequests.all().get("01-create-bond-active-backup"), 1, ByteOrder.LITTLE_ENDIAN);

        assertThat(tree(message).keySet().stream().filter(path -> path.startsWith("18/2/")))
                .containsExactly(
                        "18/2/" + IFLA_BOND_MODE,
                        "18/2/" + IFLA_BOND_MIIMON,
                        "18/2/" + IFLA_BOND_UPDELAY,
                        "18/2/" + IFLA_BOND_PEER_NOTIF_DELAY);
    }

    /** The same meaning: same header, same attributes; iproute2 leaves out some closing NULs and NLA_F_NESTED. */
    @ParameterizedTest
    @MethodSource("iproute2")
    void saysTheSameAsIproute2(Golden golden) {
        LinkRequest ours = counterparts().get(golden.name().substring("iproute2/".length()));
        byte[] bytes = bytes(ours, 1, ByteOrder.LITTLE_ENDIAN);

        assertThat(HexFormat.of().formatHex(bytes, 4, 32))
                .isEqualTo(HexFormat.of().formatHex(golden.bytes(), 4, 32));
        assertThat(new TreeMap<>(tree(bytes))).isEqualTo(new TreeMap<>(tree(golden.bytes())));
    }

    @Test
    void swapsNumbersOnBigEndianHosts() {
        byte[] message = bytes(
                new CreateVlan("v", 4, 100, VlanData.PROTOCOL_8021AD, OptionalInt.empty()), 1, ByteOrder.BIG_ENDIAN);

        assertThat(HexFormat.of().formatHex(message))
                .endsWith("0006" + "0005" + "88a80000" + "0006" + "0001" + "00640000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a b", "a:b"})
    void refusesNamesThatTheKernelRefuses(String name) {
        assertThatThrownBy(() -> GetLink.byName(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @Test
    void saysHowLongANameIs() {
        assertThatThrownBy(() -> new CreateVlan("enp129s0f0np0.100", 4, 100, 0x8100, OptionalInt.empty()))
                .hasMessage("link name 'enp129s0f0np0.100' has 17 bytes, the kernel takes 1 to 15");
    }

    @Test
    void refusesOptionsThatTheWireCannotCarry() {
        assertThatThrownBy(() -> number(IFLA_BOND_MODE, 256)).hasMessage("bond attribute 1 takes 0 to 255, not 256");
        assertThatThrownBy(() -> number(IFLA_BOND_AD_ACTOR_SYSTEM, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> number(IfLinkUapi.IFLA_BOND_AD_INFO, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BondOption.mac(IFLA_BOND_AD_ACTOR_SYSTEM, HardwareAddress.parse("02:00")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DeleteLink(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CreateVlan("v", 1, 4095, 0x8100, OptionalInt.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, LinkRequest> counterparts() {
        OptionalInt none = OptionalInt.empty();
        List<BondOption> lacp = List.of(
                number(IFLA_BOND_MODE, 4),
                number(IFLA_BOND_MIIMON, 100),
                number(IFLA_BOND_XMIT_HASH_POLICY, 1),
                number(IfLinkUapi.IFLA_BOND_AD_LACP_RATE, 1),
                number(IfLinkUapi.IFLA_BOND_AD_SELECT, 2),
                number(IFLA_BOND_AD_ACTOR_SYS_PRIO, 100),
                number(IfLinkUapi.IFLA_BOND_AD_USER_PORT_KEY, 5),
                BondOption.mac(IFLA_BOND_AD_ACTOR_SYSTEM, HardwareAddress.parse("02:00:00:00:00:aa")));
        List<BondOption> activeBackup = List.of(
                number(IFLA_BOND_MODE, 1),
                number(IFLA_BOND_MIIMON, 100),
                number(IFLA_BOND_UPDELAY, 200),
                number(IFLA_BOND_PEER_NOTIF_DELAY, 400));
        Map<String, LinkRequest> all = new LinkedHashMap<>();
        all.put("create-bond", new CreateBond("bondx", activeBackup, none));
        all.put("create-bond-8023ad", new CreateBond("bondx", lacp, OptionalInt.of(9000)));
        all.put("create-vlan", new CreateVlan("lo.100", 1, 100, VlanData.PROTOCOL_8021Q, none));
        all.put("create-vlan-8021ad", new CreateVlan("svc", 1, 4094, VlanData.PROTOCOL_8021AD, OptionalInt.of(1400)));
        all.put("attach", ChangeLink.of(1).attachTo(1).build());
        all.put("release", ChangeLink.of(1).release().build());
        all.put("alias", ChangeLink.of(1).alias("ifacer").build());
        all.put("mtu", ChangeLink.of(1).mtuBytes(1400).build());
        all.put("rename", ChangeLink.of(1).name("renamed").build());
        all.put("up", ChangeLink.of(1).up().build());
        all.put("down", ChangeLink.of(1).down().build());
        all.put("delete", new DeleteLink(1));
        all.put(
                "targets",
                ChangeLink.of(1)
                        .bondOption(BondOption.ipv4Targets(List.of(ipv4("192.0.2.1"), ipv4("192.0.2.2"))))
                        .bondOption(BondOption.ipv6Targets(List.of(ipv6("2001:db8::1"), ipv6("2001:db8::2"))))
                        .build());
        all.put(
                "clear-targets",
                ChangeLink.of(1).bondOption(BondOption.ipv4Targets(List.of())).build());
        return all;
    }

    /** Attribute paths to payloads, in message order; texts without their closing NUL. */
    private static Map<String, String> tree(byte[] message) {
        Map<String, String> tree = new LinkedHashMap<>();
        ByteBuffer buffer = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        collect("", new AttributeReader().wrap(buffer, 32, message.length), tree);
        return tree;
    }

    private static void collect(String path, AttributeReader reader, Map<String, String> tree) {
        while (reader.next()) {
            String here = path + reader.type();
            if (here.equals("" + IFLA_LINKINFO) || here.equals(IFLA_LINKINFO + "/" + IFLA_INFO_DATA)) {
                collect(here + "/", new AttributeReader().enter(reader), tree);
            } else if (here.equals("18/1") || here.equals("20") || here.equals("3")) {
                tree.put(here, reader.string());
            } else {
                tree.put(here, HexFormat.of().formatHex(reader.bytes()));
            }
        }
    }

    private static LinkView answer(String name) {
        return new LinkView().wrap(Golden.read("answers/" + name).message());
    }

    private static byte[] bytes(LinkRequest request, int sequence, ByteOrder order) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1024).order(order);
        MessageWriter writer = new MessageWriter(buffer);
        request.writeTo(writer, sequence);
        byte[] bytes = new byte[writer.lengthBytes()];
        buffer.get(0, bytes);
        return bytes;
    }
}
