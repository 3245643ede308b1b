package io.ifacer.netlink.link;

import io.ifacer.netlink.MessageWriter;

/**
 * A request about links, as a value; {@link #writeTo} makes the message.
 *
 * <p>All but {@link DumpLinks} ask for an acknowledgement. Attributes are laid out as iproute2 lays them out, nests of
 * IFLA_LINKINFO without NLA_F_NESTED, which every kernel takes.
 */
public sealed interface LinkRequest
        permits DumpLinks, GetLink, CreateVlan, CreateBond, ChangeLink, ChangeBondPort, DeleteLink, ProbeKind {

    /**
     * Appends the whole message.
     *
     * @param sequence number that the answers will carry
     * @throws io.ifacer.netlink.MessageOverflowException if it does not fit
     */
    void writeTo(MessageWriter writer, int sequence);
}
