package io.ifacer.netlink;

import static io.ifacer.netlink.NetlinkUapi.NLMSGERR_ATTR_MISS_NEST;
import static io.ifacer.netlink.NetlinkUapi.NLMSGERR_ATTR_MISS_TYPE;
import static io.ifacer.netlink.NetlinkUapi.NLMSGERR_ATTR_MSG;
import static io.ifacer.netlink.NetlinkUapi.NLMSGERR_ATTR_OFFS;
import static io.ifacer.netlink.NetlinkUapi.NLMSG_DONE;
import static io.ifacer.netlink.NetlinkUapi.NLMSG_ERROR;
import static io.ifacer.netlink.NetlinkUapi.NLMSG_HDRLEN;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_ACK_TLVS;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_CAPPED;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_DUMP_INTR;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * How the kernel ended a request: NLMSG_ERROR, which with number 0 is an acknowledgement, or NLMSG_DONE, the end of a
 * dump, which can carry an error too.
 *
 * @param sequence sequence number of the request
 * @param errno 0 for success, else a positive number, see {@link Errno}
 * @param message the kernel's extended-ack text, null where it gave none; a success may have one, as a warning
 * @param attributeOffset offset in bytes, from the start of the request, of the attribute at fault; {@link #NONE} if not given
 * @param missingType number of a required attribute that was missing; {@link #NONE} if not given
 * @param missingNest offset in bytes of the nest it was missed in; {@link #NONE} if not given or at top level
 * @param requestType message type of the request, from its echoed header; {@link #NONE} in NLMSG_DONE
 * @param dumpInterrupted whether links changed during the dump, so that it has to be made again
 */
public record Ack(
        int sequence,
        int errno,
        @Nullable String message,
        int attributeOffset,
        int missingType,
        int missingNest,
        int requestType,
        boolean dumpInterrupted) {

    /** Stands for "not given". */
    public static final int NONE = -1;

    /** MAX_ERRNO of {@code include/linux/err.h}. */
    private static final int MAX_ERRNO = 4095;

    private static final int ERROR_BYTES = 4;

    /** Whether the request succeeded. */
    public boolean isSuccess() {
        return errno == 0;
    }

    /** One line for people: errno's name and text, then what else the kernel said. */
    public String describe() {
        StringBuilder text = new StringBuilder(isSuccess() ? "success" : Errno.describe(errno));
        if (message != null) {
            text.append(" (kernel: ").append(message).append(')');
        }
        if (attributeOffset != NONE) {
            text.append(", attribute at byte ").append(attributeOffset);
        }
        if (missingType != NONE) {
            text.append(", missing attribute ").append(missingType);
        }
        return text.toString();
    }

    /** Whether the message under a cursor ends a request, so that {@link #decode} takes it. */
    public static boolean isAck(MessageReader reader) {
        int type = reader.type();
        return type == NLMSG_ERROR || type == NLMSG_DONE;
    }

    /**
     * Decodes the NLMSG_ERROR or NLMSG_DONE under a cursor.
     *
     * @throws MalformedMessageException if it is not one, or broken
     */
    public static Ack decode(MessageReader reader) {
        return switch (reader.type()) {
            case NLMSG_ERROR -> decodeError(reader);
            case NLMSG_DONE -> decodeDone(reader);
            default ->
                throw new MalformedMessageException(
                        reader.offset(), "NLMSG_ERROR or NLMSG_DONE", "message type " + reader.type());
        };
    }

    /** struct nlmsgerr: the error, then the request's header, or the whole request; netlink_ack in af_netlink.c. */
    private static Ack decodeError(MessageReader reader) {
        int headerOffset = reader.payloadOffset() + ERROR_BYTES;
        require(reader, ERROR_BYTES + NLMSG_HDRLEN, "an error number and the request's header");
        ByteBuffer buffer = reader.buffer();
        int requestType = Short.toUnsignedInt(buffer.getShort(headerOffset + 4));
        int echoed = NLMSG_HDRLEN;
        if ((reader.flags() & NLM_F_CAPPED) == 0) {
            // Checked before aligning, so that a length near 2^31 cannot wrap round.
            echoed = buffer.getInt(headerOffset);
            int remaining = reader.payloadLengthBytes() - ERROR_BYTES;
            if (echoed < NLMSG_HDRLEN || echoed > remaining) {
                throw new MalformedMessageException(
                        headerOffset,
                        "an echoed request of 16 to " + remaining + " bytes",
                        Integer.toUnsignedString(echoed));
            }
        }
        return decodeAttributes(reader, ERROR_BYTES + Alignment.align(echoed), requestType);
    }

    /** The error number may be missing, as before Linux 2.6 and in the dumps of some families. */
    private static Ack decodeDone(MessageReader reader) {
        if (reader.payloadLengthBytes() == 0) {
            return new Ack(reader.sequence(), 0, null, NONE, NONE, NONE, NONE, interrupted(reader));
        }
        require(reader, ERROR_BYTES, "an error number");
        return decodeAttributes(reader, ERROR_BYTES, NONE);
    }

    private static Ack decodeAttributes(MessageReader reader, int tlvIndex, int requestType) {
        int errno = errno(reader);
        String message = null;
        int attributeOffset = NONE;
        int missingType = NONE;
        int missingNest = NONE;
        if ((reader.flags() & NLM_F_ACK_TLVS) != 0) {
            int end = reader.offset() + reader.lengthBytes();
            int start = Math.min(reader.payloadOffset() + tlvIndex, end);
            AttributeReader attribute = new AttributeReader().wrap(reader.buffer(), start, end);
            while (attribute.next()) {
                switch (attribute.type()) {
                    case NLMSGERR_ATTR_MSG -> message = attribute.string();
                    case NLMSGERR_ATTR_OFFS -> attributeOffset = attribute.s32();
                    case NLMSGERR_ATTR_MISS_TYPE -> missingType = attribute.s32();
                    case NLMSGERR_ATTR_MISS_NEST -> missingNest = attribute.s32();
                    default -> {} // cookies and policies, of no use to links
                }
            }
        }
        return new Ack(
                reader.sequence(),
                errno,
                message,
                attributeOffset,
                missingType,
                missingNest,
                requestType,
                interrupted(reader));
    }

    private static int errno(MessageReader reader) {
        int error = reader.buffer().getInt(reader.payloadOffset());
        if (error > 0 || error < -MAX_ERRNO) {
            throw new MalformedMessageException(
                    reader.payloadOffset(), "an error number from -4095 to 0", Integer.toString(error));
        }
        return -error;
    }

    private static boolean interrupted(MessageReader reader) {
        return (reader.flags() & NLM_F_DUMP_INTR) != 0;
    }

    private static void require(MessageReader reader, int lengthBytes, String wanted) {
        if (reader.payloadLengthBytes() < lengthBytes) {
            throw new MalformedMessageException(reader.payloadOffset(), wanted, reader.payloadLengthBytes() + " bytes");
        }
    }
}
