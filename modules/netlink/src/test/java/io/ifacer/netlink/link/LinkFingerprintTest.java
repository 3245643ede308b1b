package io.ifacer.netlink.link;

import static io.ifacer.netlink.link.IfLinkUapi.IFLA_AF_SPEC;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_IFALIAS;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_STATS;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_STATS64;
import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.netlink.AttributeReader;
import io.ifacer.netlink.Golden;
import io.ifacer.netlink.MessageReader;
import io.ifacer.netlink.MessageWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkFingerprintTest {

    private static final int IFINFOMSG_PADDING = 17;

    private final LinkFingerprint fingerprint = new LinkFingerprint();
    private final LinkView view = new LinkView();

    static List<Golden> links() {
        return Golden.folder("links");
    }

    @Test
    void tellsAllCapturesApart() {
        Set<Long> values = new HashSet<>();
        // datagram-dump starts with the message of dump-lo
        List<Golden> distinct = links().stream()
                .filter(link -> !link.name().equals("links/datagram-dump"))
                .toList();
        for (Golden link : distinct) {
            values.add(of(link.buffer()));
        }

        assertThat(values).hasSameSizeAs(distinct);
    }

    /** Every single byte, flipped, counts exactly if it is state: not sequence and port, counters, settings or padding. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "links/event-bond-active-backup",
                "links/bond-8023ad",
                "links/event-vlan-mtu",
                "links/dellink-vlan"
            })
    void changesWithStateAndWithNothingElse(String capture) {
        Golden golden = Golden.read(capture);
        long original = of(golden.buffer());
        BitSet state = stateBytes(golden);
        for (int i = state.nextSetBit(0); i >= 0; i = state.nextSetBit(i + 1)) {
            assertThat(flipped(golden, i))
                    .as("byte %d of %s is state", i, capture)
                    .isNotEqualTo(original);
        }
        BitSet ignored = ignoredBytes(golden);
        for (int i = ignored.nextSetBit(0); i >= 0; i = ignored.nextSetBit(i + 1)) {
            assertThat(flipped(golden, i))
                    .as("byte %d of %s is no state", i, capture)
                    .isEqualTo(original);
        }
    }

    /** The same link, notified with statistics and then asked for without: some 400 bytes differ, the state does not. */
    @ParameterizedTest
    @ValueSource(strings = {"bond", "port", "vlan"})
    void aDumpAndANotificationAgree(String link) {
        Golden notified = Golden.read("repeats/" + link + "-notified");
        Golden dumped = Golden.read("repeats/" + link + "-dumped");

        assertThat(notified.bytes().length).isGreaterThan(dumped.bytes().length + 100);
        assertThat(of(notified.buffer())).isEqualTo(of(dumped.buffer()));
    }

    /** Timers run in a bridge's data: two messages of the same bridge differ in them, not in their fingerprint. */
    @ParameterizedTest
    @ValueSource(strings = {"links/bridge", "links/bridge-port"})
    void ignoresTheTimersOfBridges(String capture) {
        Golden golden = Golden.read(capture);
        AttributeReader nest = new LinkView().wrap(golden.message()).find(IfLinkUapi.IFLA_LINKINFO);
        AttributeReader member = new AttributeReader().enter(nest);
        int changed = 0;
        while (member.next()) {
            if (member.type() == IfLinkUapi.IFLA_INFO_DATA || member.type() == IfLinkUapi.IFLA_INFO_SLAVE_DATA) {
                assertThat(flipped(golden, member.payloadOffset() + 4)).isEqualTo(of(golden.buffer()));
                changed++;
            }
        }
        assertThat(changed).isPositive();
    }

    /** Lengths count, so that a text does not collide with the same text and a NUL, nor with a neighbour's bytes. */
    @Test
    void tellsLengthsAndBordersApart() {
        Set<Long> values = new HashSet<>();
        for (int a = 0; a < 20; a++) {
            for (int b = 0; b < 20; b++) {
                values.add(made(new byte[a], new byte[b]));
            }
        }

        assertThat(values).hasSize(400);
    }

    /** One flipped input bit flips each output bit in about half of all cases. */
    @Test
    void spreadsEachBitOverAll() {
        int[] flips = new int[Long.SIZE];
        int trials = 0;
        long base = made(new byte[24], new byte[3]);
        for (int bit = 0; bit < 24 * 8; bit++) {
            byte[] alias = new byte[24];
            alias[bit / 8] = (byte) (1 << bit % 8);
            long difference = base ^ made(alias, new byte[3]);
            for (int out = 0; out < Long.SIZE; out++) {
                flips[out] += (int) (difference >>> out & 1);
            }
            trials++;
        }
        for (int out = 0; out < Long.SIZE; out++) {
            // 192 trials: half of them is 96 with a deviation of 7; six of those
            assertThat(flips[out]).as("output bit %d", out).isBetween(trials / 2 - 42, trials / 2 + 42);
        }
    }

    /** Numbers that differ little, as ifindexes and MTUs do, give a million different values. */
    @Test
    void doesNotCollideOverDenseNumbers() {
        Set<Long> values = new HashSet<>();
        ByteBuffer buffer = Golden.read("links/vlan").buffer();
        int mtu = new LinkView().wrap(message(buffer)).find(IfLinkUapi.IFLA_MTU).payloadOffset();
        for (int ifindex = 0; ifindex < 500; ifindex++) {
            for (int mtuBytes = 0; mtuBytes < 500; mtuBytes++) {
                buffer.putInt(20, ifindex).putInt(mtu, mtuBytes);
                values.add(of(buffer));
            }
        }

        assertThat(values).hasSize(250_000);
    }

    @ParameterizedTest
    @MethodSource("links")
    void isTheSameForTheSameBytesElsewhereInABuffer(Golden golden) {
        byte[] bytes = golden.bytes();
        ByteBuffer shifted = ByteBuffer.allocate(bytes.length + 12).order(ByteOrder.LITTLE_ENDIAN);
        shifted.put(12, bytes);
        MessageReader reader = new MessageReader().wrap(shifted, 12, 12 + bytes.length);
        reader.next();

        assertThat(fingerprint.of(view.wrap(reader))).isEqualTo(of(golden.buffer()));
    }

    private long made(byte[] first, byte[] second) {
        ByteBuffer buffer = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        MessageWriter writer = new MessageWriter(buffer);
        writer.begin(16, 0, 0).ifinfomsg(0, 1, 9, 0, 0);
        writer.bytes(IFLA_IFALIAS, first).bytes(IFLA_IFALIAS, second).end();
        return of(buffer);
    }

    private long flipped(Golden golden, int index) {
        ByteBuffer buffer = golden.buffer();
        buffer.put(index, (byte) (buffer.get(index) ^ 0x10));
        return of(buffer);
    }

    private long of(ByteBuffer buffer) {
        return fingerprint.of(view.wrap(message(buffer)));
    }

    private static MessageReader message(ByteBuffer buffer) {
        MessageReader reader = new MessageReader().wrap(buffer, 0, buffer.capacity());
        reader.next();
        return reader;
    }

    private static BitSet stateBytes(Golden golden) {
        BitSet state = new BitSet();
        state.set(16); // family
        state.set(18, 28); // hardware type, ifindex, flags
        AttributeReader attribute = new LinkView().wrap(golden.message()).attributes(new AttributeReader());
        while (attribute.next()) {
            if (!isChurn(attribute) && attribute.type() != IfLinkUapi.IFLA_LINKINFO) {
                state.set(attribute.payloadOffset(), attribute.payloadOffset() + attribute.payloadLengthBytes());
            } else if (attribute.type() == IfLinkUapi.IFLA_LINKINFO) {
                AttributeReader member = new AttributeReader().enter(attribute);
                while (member.next()) {
                    state.set(member.payloadOffset(), member.payloadOffset() + member.payloadLengthBytes());
                }
            }
        }
        return state;
    }

    private static BitSet ignoredBytes(Golden golden) {
        BitSet ignored = new BitSet();
        ignored.set(6, 16); // nlmsg_flags, nlmsg_seq, nlmsg_pid
        ignored.set(IFINFOMSG_PADDING);
        ignored.set(28, 32); // ifi_change
        AttributeReader attribute = new LinkView().wrap(golden.message()).attributes(new AttributeReader());
        while (attribute.next()) {
            int end = attribute.payloadOffset() + attribute.payloadLengthBytes();
            if (isChurn(attribute)) {
                ignored.set(attribute.payloadOffset(), end);
            }
            ignored.set(end, (end + 3) & ~3); // padding
        }
        return ignored;
    }

    private static boolean isChurn(AttributeReader attribute) {
        int type = attribute.type();
        return type == IFLA_STATS || type == IFLA_STATS64 || type == IFLA_AF_SPEC || type == IfLinkUapi.IFLA_EVENT;
    }
}
