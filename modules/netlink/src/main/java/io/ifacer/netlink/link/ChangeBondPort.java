package io.ifacer.netlink.link;

import static io.ifacer.netlink.NetlinkUapi.AF_UNSPEC;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_ACK;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_REQUEST;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_SLAVE_PRIO;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_SLAVE_QUEUE_ID;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_IFNAME;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_INFO_SLAVE_DATA;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_INFO_SLAVE_KIND;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_LINKINFO;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_NEWLINK;

import io.ifacer.netlink.MessageWriter;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * RTM_NEWLINK with IFLA_INFO_SLAVE_DATA: changes what a bond keeps of one of its ports (bond_slave_changelink of
 * {@code drivers/net/bonding/bond_netlink.c}). A link without controller is refused with EOPNOTSUPP; an attribute that the
 * kernel is too old for, IFLA_BOND_SLAVE_PRIO before 6.0, is acknowledged and ignored.
 *
 * @param ifindex number of the port; 0 to find it by name
 * @param name name of the port; null to find it by number
 * @param queueId IFLA_BOND_SLAVE_QUEUE_ID, 0 for none; empty to leave it
 * @param priority IFLA_BOND_SLAVE_PRIO, signed; empty to leave it
 */
public record ChangeBondPort(int ifindex, @Nullable String name, OptionalInt queueId, OptionalInt priority)
        implements LinkRequest {

    /** Checks the numbers. */
    public ChangeBondPort {
        LinkNames.requireNumberOrName(ifindex, name);
        if (queueId.isPresent() && (queueId.getAsInt() < 0 || queueId.getAsInt() > 0xffff)) {
            throw new IllegalArgumentException("a queue id has 16 bits, not as in " + queueId.getAsInt());
        }
    }

    /** By number. */
    public ChangeBondPort(int ifindex, OptionalInt queueId, OptionalInt priority) {
        this(ifindex, null, queueId, priority);
    }

    @Override
    public void writeTo(MessageWriter writer, int sequence) {
        writer.begin(RTM_NEWLINK, NLM_F_REQUEST | NLM_F_ACK, sequence).ifinfomsg(AF_UNSPEC, 0, ifindex, 0, 0);
        if (name != null) {
            writer.string(IFLA_IFNAME, name);
        }
        int info = writer.beginNest(IFLA_LINKINFO);
        writer.string(IFLA_INFO_SLAVE_KIND, LinkInfo.BOND);
        int data = writer.beginNest(IFLA_INFO_SLAVE_DATA);
        queueId.ifPresent(id -> writer.u16(IFLA_BOND_SLAVE_QUEUE_ID, id));
        priority.ifPresent(value -> writer.u32(IFLA_BOND_SLAVE_PRIO, value));
        writer.endNest(data).endNest(info).end();
    }
}
