package io.ifacer.netlink.link;

import io.ifacer.netlink.HardwareAddress;
import io.ifacer.netlink.MessageWriter;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One RTM_NEWLINK or RTM_DELLINK, decoded; immutable and independent of the buffer it came from.
 *
 * <p>The typed components are a reading of {@link #attributes}, which keeps all attributes with the unknown ones, so that
 * decoding, encoding and decoding again gives an equal record.
 *
 * @param header both headers
 * @param name IFLA_IFNAME
 * @param alias IFLA_IFALIAS
 * @param mtuBytes IFLA_MTU, 0 if absent
 * @param lowerIfindex IFLA_LINK, 0 if absent
 * @param lowerNetnsid IFLA_LINK_NETNSID: the namespace of the lower link, if it is another one
 * @param controllerIfindex IFLA_MASTER, 0 if absent
 * @param address IFLA_ADDRESS
 * @param permanentAddress IFLA_PERM_ADDRESS
 * @param operstate IFLA_OPERSTATE, IF_OPER_*
 * @param hasCarrier IFLA_CARRIER
 * @param txQueuePackets IFLA_TXQLEN
 * @param txQueueCount IFLA_NUM_TX_QUEUES
 * @param alternativeNames IFLA_ALT_IFNAMEs of IFLA_PROP_LIST
 * @param linkInfo IFLA_LINKINFO
 * @param attributes all attributes as they came
 */
public record LinkMessage(
        LinkHeader header,
        @Nullable String name,
        @Nullable String alias,
        int mtuBytes,
        int lowerIfindex,
        OptionalInt lowerNetnsid,
        int controllerIfindex,
        @Nullable HardwareAddress address,
        @Nullable HardwareAddress permanentAddress,
        int operstate,
        boolean hasCarrier,
        int txQueuePackets,
        int txQueueCount,
        List<String> alternativeNames,
        LinkInfo linkInfo,
        Attributes attributes) {

    /** Number of the link in its network namespace. */
    public int ifindex() {
        return header.ifindex();
    }

    /** Writes the message as it came, unknown attributes included. */
    public void writeTo(MessageWriter writer) {
        writer.begin(header.type(), header.flags(), header.sequence(), header.portId())
                .ifinfomsg(
                        header.family(),
                        header.hardwareType(),
                        header.ifindex(),
                        header.ifFlags(),
                        header.changeMask());
        attributes.writeTo(writer);
        writer.end();
    }
}
