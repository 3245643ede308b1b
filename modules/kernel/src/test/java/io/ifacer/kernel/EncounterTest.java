package io.ifacer.kernel;

import static io.ifacer.netlink.NetlinkUapi.AF_UNSPEC;
import static io.ifacer.netlink.NetlinkUapi.NLMSG_ERROR;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_CAPPED;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_ADDRESS;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_IFALIAS;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_IFNAME;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_INFO_KIND;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_LINKINFO;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_MASTER;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_MTU;
import static io.ifacer.netlink.link.IfUapi.IFF_LOWER_UP;
import static io.ifacer.netlink.link.IfUapi.IFF_UP;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_DELLINK;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_GETLINK;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_NEWLINK;
import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.BondMode;
import io.ifacer.link.Link;
import io.ifacer.link.LinkText;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import io.ifacer.netlink.Errno;
import io.ifacer.netlink.MessageWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A step that is for a link meets no other, and what met one all the same is taken back. Each answer is scripted. */
class EncounterTest {

    private static final Link VLAN = LinkText.link("9 card.7 vlan id 7 link 2 alias ifacer");
    private static final Link CARD = LinkText.link("2 card up");
    private static final Link BOND = LinkText.link("5 bond0 bond mode balance-rr alias ifacer");
    private static final Step SET_UP = new Step.SetUp("card.7", 9, true);
    private static final Step ATTACH = new Step.Attach("card", 2, "bond0", 5);

    private static final Map<Integer, String> TYPES =
            Map.of(RTM_GETLINK, "get", RTM_NEWLINK, "new", RTM_DELLINK, "del");

    private final ScriptedSocket socket = new ScriptedSocket();
    private int sequence;

    @Test
    void aLinkIsFoundByItsNameAndLookedAtBeforeAndAfter() {
        answers(present(CARD)).answers(ack(0)).answers(present(CARD));

        assertThat(apply(new Step.SetUp("card", 2, true), CARD)).isEqualTo(StepOutcome.Acked.INSTANCE);

        assertThat(sent()).containsExactly("get 0 card", "new 0 card", "get 0 card");
    }

    @Test
    void nothingIsSentWhereTheLinkIsGoneAndItsNumberIsAnothers() {
        Link stranger = LinkText.link("9 other dummy");
        answers(ack(Errno.ENODEV.number())).answers(present(stranger));

        assertThat(apply(SET_UP, VLAN)).isEqualTo(new StepOutcome.Missed(VLAN, null, stranger));

        assertThat(sent()).containsExactly("get 0 card.7", "get 9 -");
    }

    @Test
    void nothingIsSentToAnotherOfItsNameAndNumber() {
        Link stranger = LinkText.link("9 card.7 dummy");
        answers(present(stranger));

        assertThat(apply(new Step.Delete("card.7", 9), VLAN))
                .isEqualTo(new StepOutcome.Missed(VLAN, stranger, stranger));

        assertThat(sent()).containsExactly("get 0 card.7");
    }

    /** As for one that the bonding module makes when it is loaded again: no mark tells the two apart, but the MAC does. */
    @Test
    void nothingIsSentToAnotherBondOfItsNameAndNumber() {
        Link unmarked = LinkText.link("5 bond0 bond mode balance-rr up");
        Link stranger = LinkText.link("5 bond0 bond mode balance-rr mac 06:00:00:00:00:01");
        answers(present(stranger));

        assertThat(apply(new Step.Mark("bond0", 5), unmarked)).isInstanceOf(StepOutcome.Missed.class);

        assertThat(sent()).containsExactly("get 0 bond0");
    }

    /** The kernel finds a link by its altnames too (net/core/dev.c, netdev_name_node_lookup). */
    @Test
    void nothingIsSentToALinkThatHasTheNameForAnAltnameByNow() {
        Link swapped = LinkText.link("2 enp1s0 up");
        answers(present(swapped)).answers(present(swapped));

        assertThat(apply(new Step.SetUp("card", 2, true), CARD)).isInstanceOf(StepOutcome.Missed.class);

        assertThat(sent()).doesNotContain("new 0 card");
    }

    @Test
    void aControllerThatIsGoneIsNoneToAttachTo() {
        answers(present(CARD)).answers(ack(Errno.ENODEV.number())).answers(ack(Errno.ENODEV.number()));

        assertThat(apply(ATTACH, CARD, BOND)).isEqualTo(new StepOutcome.Missed(BOND, null, null));

        assertThat(sent()).containsExactly("get 0 card", "get 0 bond0", "get 5 -");
    }

    @Test
    void aStrangerThatWasSetUpIsSetDownAgain() {
        Link known = LinkText.link("9 dummy0 dummy");
        Link stranger = LinkText.link("12 dummy0 dummy up");
        answers(present(known))
                .answers(ack(0))
                .answers(present(stranger))
                .answers(ack(0))
                .answers(present(stranger))
                .answers(ack(Errno.ENODEV.number()));

        assertThat(apply(new Step.SetUp("dummy0", 9, true), known))
                .isEqualTo(new StepOutcome.Missed(known, stranger, null));

        assertThat(sent())
                .containsExactly(
                        "get 0 dummy0", "new 0 dummy0", "get 0 dummy0", "new 0 dummy0", "get 0 dummy0", "get 9 -");
        assertThat(upFlag(1)).isEqualTo(IFF_UP);
        assertThat(upFlag(3)).isZero();
    }

    @Test
    void aPortThatCameToAnothersBondIsLetGo() {
        Link stranger = LinkText.link("5 theirs dummy");
        Link port = LinkText.link("2 card up master 5");
        answers(present(CARD))
                .answers(present(BOND))
                .answers(ack(0))
                .answers(present(port))
                .answers(present(stranger))
                .answers(present(port))
                .answers(ack(0))
                .answers(ack(Errno.ENODEV.number()))
                .answers(present(stranger));

        assertThat(apply(ATTACH, CARD, BOND)).isEqualTo(new StepOutcome.Missed(BOND, null, stranger));

        assertThat(sent())
                .containsExactly(
                        "get 0 card",
                        "get 0 bond0",
                        "new 0 card",
                        "get 0 card",
                        "get 5 -",
                        "get 0 card",
                        "new 0 card",
                        "get 0 bond0",
                        "get 5 -");
    }

    @Test
    void aMarkThatAStrangerGotIsTakenOffAgain() {
        Link unmarked = LinkText.link("2 card up");
        Link stranger = LinkText.link("2 other alias ifacer");
        answers(present(unmarked))
                .answers(ack(0))
                .answers(present(stranger))
                .answers(ack(0))
                .answers(ack(Errno.ENODEV.number()))
                .answers(present(stranger));

        assertThat(apply(new Step.Mark("card", 2), unmarked))
                .isEqualTo(new StepOutcome.Missed(unmarked, null, stranger));

        assertThat(sent()).containsExactly("get 0 card", "new 2 -", "get 2 -", "new 2 -", "get 0 card", "get 2 -");
    }

    @Test
    void aRenameGoesByNumberSinceItsNameIsTheNewOne() {
        Link astray = LinkText.link("2 astray");
        answers(present(astray)).answers(ack(0)).answers(present(CARD));

        assertThat(apply(new Step.Rename("card", 2, "astray"), astray)).isEqualTo(StepOutcome.Acked.INSTANCE);

        assertThat(sent()).containsExactly("get 0 astray", "new 2 card", "get 2 -");
    }

    @Test
    void aDeletionGoesByName() {
        Link dummy = LinkText.link("9 dummy0 dummy");
        answers(present(dummy)).answers(ack(0));

        assertThat(apply(new Step.Delete("dummy0", 9), dummy)).isEqualTo(StepOutcome.Acked.INSTANCE);

        assertThat(sent()).containsExactly("get 0 dummy0", "del 0 dummy0");
    }

    @Test
    void aLookThatFailsIsNoAnswer() {
        answers(ack(Errno.EPERM.number()));

        assertThat(apply(SET_UP, VLAN)).isInstanceOf(StepOutcome.Unanswered.class);
    }

    @Test
    void whereNothingIsKnownTheNumberIsTakenAsItIs() {
        answers(ack(0));

        assertThat(apply(new Step.SetMode("bond0", 5, BondMode.BALANCE_XOR))).isEqualTo(StepOutcome.Acked.INSTANCE);

        assertThat(sent()).containsExactly("new 5 -");
    }

    private StepOutcome apply(Step step, Link... known) {
        try (NetlinkLinkRequests requests =
                new NetlinkLinkRequests(() -> socket, Duration.ofMillis(1), new BondingModule(Path.of("nowhere"), 0))) {
            return requests.apply(step, List.of(known));
        }
    }

    /** The next request is answered so. */
    private EncounterTest answers(Consumer<Answer> answer) {
        int number = ++sequence;
        socket.gives(writer -> answer.accept(new Answer(writer, number)));
        return this;
    }

    private record Answer(MessageWriter writer, int sequence) {}

    private static Consumer<Answer> ack(int errno) {
        return answer -> answer.writer()
                .begin(NLMSG_ERROR, NLM_F_CAPPED, answer.sequence())
                .rawAttributes(ints(-errno, 32, RTM_GETLINK, answer.sequence(), 0))
                .end();
    }

    private static Consumer<Answer> present(Link link) {
        Consumer<Answer> told = answer -> {
            MessageWriter writer = answer.writer()
                    .begin(RTM_NEWLINK, 0, answer.sequence())
                    .ifinfomsg(AF_UNSPEC, 1, link.ifindex(), link.up() ? IFF_UP | IFF_LOWER_UP : 0, 0)
                    .string(IFLA_IFNAME, link.name())
                    .bytes(IFLA_ADDRESS, HexFormat.ofDelimiter(":").parseHex(link.mac()))
                    .u32(IFLA_MTU, link.mtuBytes());
            if (link.controllerIfindex() != 0) {
                writer.u32(IFLA_MASTER, link.controllerIfindex());
            }
            if (!link.alias().isEmpty()) {
                writer.string(IFLA_IFALIAS, link.alias());
            }
            if (!link.kind().isEmpty()) {
                int info = writer.beginNest(IFLA_LINKINFO);
                writer.string(IFLA_INFO_KIND, link.kind()).endNest(info);
            }
            writer.end();
        };
        return told.andThen(ack(0));
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.nativeOrder());
        bytes.asIntBuffer().put(values);
        return bytes.array();
    }

    /** Each request as its type, the number it goes by, and the name in it. */
    private List<String> sent() {
        return socket.sent().stream().map(EncounterTest::words).toList();
    }

    private static String words(byte[] message) {
        ByteBuffer bytes = ByteBuffer.wrap(message).order(ByteOrder.nativeOrder());
        String name = "-";
        for (int at = 32; at + 4 <= message.length; at += (bytes.getShort(at) + 3) & ~3) {
            if (bytes.getShort(at + 2) == IFLA_IFNAME) {
                name = new String(message, at + 4, bytes.getShort(at) - 5, StandardCharsets.UTF_8);
            }
        }
        return TYPES.get((int) bytes.getShort(4)) + " " + bytes.getInt(20) + " " + name;
    }

    private int upFlag(int request) {
        return ByteBuffer.wrap(socket.sent().get(request))
                        .order(ByteOrder.nativeOrder())
                        .getInt(24)
                & IFF_UP;
    }
}
