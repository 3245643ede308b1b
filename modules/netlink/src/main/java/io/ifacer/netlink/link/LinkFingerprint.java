package io.ifacer.netlink.link;

import static io.ifacer.netlink.link.IfLinkUapi.IFLA_AF_SPEC;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_EVENT;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_EXT_MASK;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_INFO_DATA;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_INFO_KIND;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_INFO_SLAVE_DATA;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_INFO_SLAVE_KIND;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_INFO_XSTATS;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_LINKINFO;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_PAD;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_STATS;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_STATS64;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_VFINFO_LIST;

import io.ifacer.netlink.AttributeReader;
import java.nio.ByteBuffer;

/**
 * A 64-bit hash over the state that a link message tells, to recognise one that changes nothing without decoding it.
 *
 * <p>Covered are the message type, family, hardware type, ifindex, flags, and every attribute, known or not, but these:
 *
 * <ul>
 *   <li>nlmsg_seq, nlmsg_pid, nlmsg_flags, ifi_change: about the message, not the link; a dump has ifi_change 0.
 *   <li>IFLA_STATS, IFLA_STATS64, IFLA_INFO_XSTATS: counters. IFLA_VFINFO_LIST: counters of virtual functions, in answers to
 *       requests for them only.
 *   <li>IFLA_AF_SPEC: IPv4 and IPv6 settings with counters and with reachable_time, which the kernel randomises anew every few
 *       minutes (inet6_fill_ifla6_attrs, {@code net/ipv6/addrconf.c}); and a dump without statistics has fewer of them than a
 *       notification. Nothing in it concerns links.
 *   <li>IFLA_EXT_MASK, IFLA_EVENT: echo of a request, cause of a notification. IFLA_PAD: padding.
 *   <li>The data of bridges and of their ports: running timers ({@code net/bridge/br_netlink.c}).
 * </ul>
 *
 * <p>IFLA_CARRIER_CHANGES and its kin stay in: a link that went and came back between two messages is worth a look.
 *
 * <p>Padding bytes are left out, lengths are in. Order counts: the kernel's is fixed, and should it differ once, the
 * message is merely decoded. Two different states collide once in 2^64; the audit would find even that. The value depends on
 * the byte order and this version of the code: for comparison inside one process only.
 *
 * <p>Not thread-safe; allocates nothing.
 */
public final class LinkFingerprint {

    // Odd constants with balanced bits: the fractional parts of the golden ratio and of the square root of 2.
    private static final long K0 = 0x9E3779B97F4A7C15L;
    private static final long K1 = 0x6A09E667F3BCC909L;

    private static final String BRIDGE = "bridge";

    private final AttributeReader attribute = new AttributeReader();
    private final AttributeReader member = new AttributeReader();

    /**
     * Hashes the message a view is bound to.
     *
     * @throws io.ifacer.netlink.MalformedMessageException if its attributes or IFLA_LINKINFO are broken
     */
    public long of(LinkView view) {
        long hash = mix(K0 ^ view.ifindex(), (long) view.ifFlags() << 32 ^ (long) view.type() << 8 ^ view.family());
        hash = mix(hash, view.hardwareType());
        view.attributes(attribute);
        while (attribute.next()) {
            switch (attribute.type()) {
                case IFLA_STATS, IFLA_STATS64, IFLA_VFINFO_LIST, IFLA_AF_SPEC, IFLA_EXT_MASK, IFLA_EVENT, IFLA_PAD -> {}
                case IFLA_LINKINFO -> hash = linkInfo(hash);
                default -> hash = add(hash, attribute);
            }
        }
        return finish(hash);
    }

    private long linkInfo(long seed) {
        long hash = mix(seed, IFLA_LINKINFO);
        boolean isBridge = false;
        boolean isBridgePort = false;
        member.enter(attribute);
        while (member.next()) {
            int type = member.type();
            if (type == IFLA_INFO_KIND) {
                isBridge = member.stringEquals(BRIDGE);
            } else if (type == IFLA_INFO_SLAVE_KIND) {
                isBridgePort = member.stringEquals(BRIDGE);
            }
            boolean varies = type == IFLA_INFO_XSTATS
                    || (type == IFLA_INFO_DATA && isBridge)
                    || (type == IFLA_INFO_SLAVE_DATA && isBridgePort);
            if (!varies) {
                hash = add(hash, member);
            }
        }
        return hash;
    }

    private static long add(long seed, AttributeReader from) {
        ByteBuffer buffer = from.buffer();
        int at = from.payloadOffset();
        int remaining = from.payloadLengthBytes();
        long hash = mix(seed, (long) from.rawType() << 32 | remaining);
        for (; remaining >= 8; at += 8, remaining -= 8) {
            hash = mix(hash, buffer.getLong(at));
        }
        return remaining == 0 ? hash : mix(hash, tail(buffer, at, remaining));
    }

    /** The last 1 to 7 bytes as one number; the length is hashed already, so leading zeros do not confuse. */
    private static long tail(ByteBuffer buffer, int from, int count) {
        int at = from;
        int remaining = count;
        long value = 0;
        if (remaining >= 4) {
            value = Integer.toUnsignedLong(buffer.getInt(at));
            at += 4;
            remaining -= 4;
        }
        for (; remaining > 0; at++, remaining--) {
            value = value << 8 | Byte.toUnsignedLong(buffer.get(at));
        }
        return value;
    }

    /**
     * One step. The rotation and the addition keep the step invertible in the hash, so that no information is lost on the
     * way whatever the value; the multiplications spread each bit of the value upwards and the shift brings it down again.
     */
    private static long mix(long hash, long value) {
        long spread = value * K1;
        spread ^= spread >>> 32;
        return (Long.rotateLeft(hash, 27) ^ spread * K0) * 5 + K1;
    }

    /** Spreads every bit over all, as SplittableRandom's output function does (constants of its published mix64). */
    private static long finish(long hash) {
        long h = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
        h = (h ^ h >>> 27) * 0x94D049BB133111EBL;
        return h ^ h >>> 31;
    }
}
