package io.ifacer.netlink.link;

import static io.ifacer.netlink.NetlinkUapi.AF_UNSPEC;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_ACK;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_REQUEST;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_GROUP;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_IFALIAS;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_IFNAME;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_MASTER;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_MTU;
import static io.ifacer.netlink.link.IfUapi.IFF_UP;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_NEWLINK;

import io.ifacer.netlink.MessageWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * RTM_NEWLINK without NLM_F_CREATE: changes one existing link, only in what is named.
 *
 * <p>The kernel applies what one message asks for in its own order (bond options first, then do_setlink of
 * {@code net/core/rtnetlink.c}: MTU, name, alias, flags, controller) and does not undo what went well before an error. Callers
 * that need to know which part failed send one change a message.
 *
 * <p>It goes by number; or, where the number may have passed to another link, by name: then IFLA_IFNAME finds the link instead
 * of giving it a name (do_setlink renames only what was found by number).
 *
 * @param ifindex number of the link; 0 to find it by name
 * @param target name of the link; null to find it by number
 * @param up IFF_UP on or off, null to leave it
 * @param controllerIfindex IFLA_MASTER: a controller's ifindex, 0 to release the port
 * @param mtuBytes IFLA_MTU
 * @param alias IFLA_IFALIAS, "" to clear, null to leave it
 * @param group IFLA_GROUP. Only with an ifindex, as all changes here: a request without one changes all links of the group
 *     (net/core/rtnetlink.c, rtnl_group_changelink), also one by a name that nobody has
 * @param name IFLA_IFNAME, null to leave it; up to 6.1 only while the link is down. Only with an ifindex
 * @param bondOptions of a bond; sent in the kernel's apply order
 */
public record ChangeLink(
        int ifindex,
        @Nullable String target,
        @Nullable Boolean up,
        OptionalInt controllerIfindex,
        OptionalInt mtuBytes,
        @Nullable String alias,
        OptionalInt group,
        @Nullable String name,
        List<BondOption> bondOptions)
        implements LinkRequest {

    /** Checks numbers and strings, copies the options. */
    public ChangeLink {
        LinkNames.requireNumberOrName(ifindex, target);
        if (target != null && (name != null || group.isPresent())) {
            throw new IllegalArgumentException("a new name and a group need an ifindex");
        }
        if (alias != null) {
            LinkNames.requireAlias(alias);
        }
        if (name != null) {
            LinkNames.requireName(name);
        }
        bondOptions = List.copyOf(bondOptions);
    }

    /** Starts a change of a link. */
    public static Builder of(int ifindex) {
        return new Builder(ifindex, null);
    }

    /** Starts a change of whatever link has this name. */
    public static Builder named(String target) {
        return new Builder(0, target);
    }

    @Override
    public void writeTo(MessageWriter writer, int sequence) {
        int changeMask = up == null ? 0 : IFF_UP;
        int ifFlags = Boolean.TRUE.equals(up) ? IFF_UP : 0;
        writer.begin(RTM_NEWLINK, NLM_F_REQUEST | NLM_F_ACK, sequence)
                .ifinfomsg(AF_UNSPEC, 0, ifindex, ifFlags, changeMask);
        if (target != null) {
            writer.string(IFLA_IFNAME, target);
        }
        controllerIfindex.ifPresent(controller -> writer.u32(IFLA_MASTER, controller));
        mtuBytes.ifPresent(mtu -> writer.u32(IFLA_MTU, mtu));
        if (alias != null) {
            writer.string(IFLA_IFALIAS, alias);
        }
        group.ifPresent(number -> writer.u32(IFLA_GROUP, number));
        if (name != null) {
            writer.string(IFLA_IFNAME, name);
        }
        if (!bondOptions.isEmpty()) {
            BondOptionCodec.writeLinkInfo(writer, bondOptions);
        }
        writer.end();
    }

    /** Gathers what is to change. */
    public static final class Builder {
        private final int ifindex;
        private final @Nullable String target;
        private final List<BondOption> bondOptions = new ArrayList<>();
        private @Nullable Boolean up;
        private OptionalInt controllerIfindex = OptionalInt.empty();
        private OptionalInt mtuBytes = OptionalInt.empty();
        private @Nullable String alias;
        private OptionalInt group = OptionalInt.empty();
        private @Nullable String name;

        private Builder(int ifindex, @Nullable String target) {
            this.ifindex = ifindex;
            this.target = target;
        }

        /** Brings the link up. */
        public Builder up() {
            up = true;
            return this;
        }

        /** Takes the link down. */
        public Builder down() {
            up = false;
            return this;
        }

        /** Attaches the link to a controller. */
        public Builder attachTo(int ifindexOfController) {
            controllerIfindex = OptionalInt.of(ifindexOfController);
            return this;
        }

        /** Releases the link from its controller. */
        public Builder release() {
            controllerIfindex = OptionalInt.of(0);
            return this;
        }

        /** Sets the MTU. */
        public Builder mtuBytes(int value) {
            mtuBytes = OptionalInt.of(value);
            return this;
        }

        /** Sets the alias, "" to clear it. */
        public Builder alias(String value) {
            alias = value;
            return this;
        }

        /** Puts the link into a group. */
        public Builder group(int value) {
            group = OptionalInt.of(value);
            return this;
        }

        /** Renames the link. */
        public Builder name(String value) {
            name = value;
            return this;
        }

        /** Sets an option of a bond. */
        public Builder bondOption(BondOption option) {
            bondOptions.add(option);
            return this;
        }

        /** Makes the request. */
        public ChangeLink build() {
            return new ChangeLink(ifindex, target, up, controllerIfindex, mtuBytes, alias, group, name, bondOptions);
        }
    }
}
