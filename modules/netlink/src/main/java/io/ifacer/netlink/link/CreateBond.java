package io.ifacer.netlink.link;

import static io.ifacer.netlink.NetlinkUapi.AF_UNSPEC;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_ACK;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_CREATE;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_EXCL;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_REQUEST;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_GROUP;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_IFNAME;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_MTU;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_NEWLINK;

import io.ifacer.netlink.MessageWriter;
import java.util.List;
import java.util.OptionalInt;

/**
 * RTM_NEWLINK that makes a bond, down, without ports and without an alias. If an option is refused no bond is left behind.
 *
 * @param name at most 15 bytes
 * @param options with IFLA_BOND_MODE among them unless balance-rr is meant; sent in the kernel's apply order
 * @param mtuBytes empty for the kernel's 1500
 * @param group IFLA_GROUP, empty for the default group 0
 */
public record CreateBond(String name, List<BondOption> options, OptionalInt mtuBytes, OptionalInt group)
        implements LinkRequest {

    /** Checks the name, copies the options. */
    public CreateBond {
        LinkNames.requireName(name);
        options = List.copyOf(options);
    }

    /** In the default group. */
    public CreateBond(String name, List<BondOption> options, OptionalInt mtuBytes) {
        this(name, options, mtuBytes, OptionalInt.empty());
    }

    @Override
    public void writeTo(MessageWriter writer, int sequence) {
        writer.begin(RTM_NEWLINK, NLM_F_REQUEST | NLM_F_ACK | NLM_F_CREATE | NLM_F_EXCL, sequence)
                .ifinfomsg(AF_UNSPEC, 0, 0, 0, 0)
                .string(IFLA_IFNAME, name);
        mtuBytes.ifPresent(mtu -> writer.u32(IFLA_MTU, mtu));
        group.ifPresent(number -> writer.u32(IFLA_GROUP, number));
        BondOptionCodec.writeLinkInfo(writer, options);
        writer.end();
    }
}
