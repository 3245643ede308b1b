package io.ifacer.kernel;

import static io.ifacer.netlink.NetlinkUapi.AF_INET;
import static io.ifacer.netlink.NetlinkUapi.AF_UNSPEC;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_ACK;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_CREATE;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_EXCL;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_REQUEST;
import static io.ifacer.netlink.address.AddressUapi.IFA_LOCAL;
import static io.ifacer.netlink.address.AddressUapi.NDA_DST;
import static io.ifacer.netlink.address.AddressUapi.NDA_LLADDR;
import static io.ifacer.netlink.address.AddressUapi.NUD_PERMANENT;
import static io.ifacer.netlink.address.AddressUapi.RTA_GATEWAY;
import static io.ifacer.netlink.address.AddressUapi.RTA_OIF;
import static io.ifacer.netlink.address.AddressUapi.RTM_NEWADDR;
import static io.ifacer.netlink.address.AddressUapi.RTM_NEWNEIGH;
import static io.ifacer.netlink.address.AddressUapi.RTM_NEWROUTE;
import static io.ifacer.netlink.address.AddressUapi.RTN_UNICAST;
import static io.ifacer.netlink.address.AddressUapi.RT_TABLE_MAIN;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_IFNAME;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_INFO_KIND;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_LINK;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_LINKINFO;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_MTU;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_NEWLINK;

import io.ifacer.kernel.RequestExchange.NoAnswerException;
import io.ifacer.kernel.RequestExchange.Request;
import io.ifacer.netlink.Ack;
import io.ifacer.netlink.link.ChangeLink;
import io.ifacer.netlink.link.DeleteLink;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** The contract against the real kernel, each test in a network namespace of its own. */
@Tag("real-kernel")
class RealKernelContractTest extends KernelRepairContract {
    /** Below the least that the kernel grants (SOCK_MIN_RCVBUF): room for two or three notifications. */
    private static final MonitorSettings NARROW = new MonitorSettings(1, 256);

    private static final int MORE_THAN_FITS = 100;
    private static final int CREATE = NLM_F_REQUEST | NLM_F_ACK | NLM_F_CREATE | NLM_F_EXCL;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int RTPROT_BOOT = 3; // include/uapi/linux/rtnetlink.h

    @Override
    Workbench openWorkbench() {
        return new Hands();
    }

    private final class Hands implements Workbench {
        private final NetworkNamespace namespace = new NetworkNamespace();
        private final RequestExchange exchange = new RequestExchange(new RequestSockets(Libc.INSTANCE), PATIENCE);

        @Override
        public LinkMonitor monitor() {
            return new NetlinkLinkMonitor();
        }

        @Override
        public LinkMonitor narrowMonitor() {
            return new NetlinkLinkMonitor(NARROW);
        }

        @Override
        public LinkRequests requests() {
            return new NetlinkLinkRequests(PATIENCE);
        }

        @Override
        public void addNic(String name, int mtuBytes) {
            add(name, "dummy", 0, mtuBytes);
        }

        @Override
        public void addMacvlan(String name, String lower) {
            add(name, "macvlan", ifindex(lower), 1500);
        }

        private void add(String name, String kind, int lowerIfindex, int mtuBytes) {
            send((writer, sequence) -> {
                writer.begin(RTM_NEWLINK, CREATE, sequence)
                        .ifinfomsg(AF_UNSPEC, 0, 0, 0, 0)
                        .string(IFLA_IFNAME, name)
                        .u32(IFLA_MTU, mtuBytes);
                if (lowerIfindex != 0) {
                    writer.u32(IFLA_LINK, lowerIfindex);
                }
                int info = writer.beginNest(IFLA_LINKINFO);
                writer.string(IFLA_INFO_KIND, kind).endNest(info).end();
            });
        }

        @Override
        public void addAddress(String name, String address, int prefixLength) {
            send((writer, sequence) -> writer.begin(RTM_NEWADDR, CREATE, sequence)
                    .ifaddrmsg(AF_INET, prefixLength, 0, 0, ifindex(name))
                    .bytes(IFA_LOCAL, bytes(address))
                    .end());
        }

        /** As {@code ip neigh add}. */
        @Override
        public void addNeighbour(String name, String address) {
            send((writer, sequence) -> writer.begin(RTM_NEWNEIGH, CREATE, sequence)
                    .ndmsg(AF_INET, ifindex(name), NUD_PERMANENT)
                    .bytes(NDA_DST, bytes(address))
                    .bytes(NDA_LLADDR, new byte[] {2, 0, 0, 0, 0, 1})
                    .end());
        }

        /** As {@code ip route add default via}: RT_TABLE_MAIN, RTPROT_BOOT, RT_SCOPE_UNIVERSE, RTN_UNICAST. */
        @Override
        public void addDefaultRoute(String name, String gateway) {
            send((writer, sequence) -> writer.begin(RTM_NEWROUTE, CREATE, sequence)
                    .rtmsg(AF_INET, 0, RT_TABLE_MAIN, RTPROT_BOOT, RTN_UNICAST)
                    .bytes(RTA_GATEWAY, bytes(gateway))
                    .u32(RTA_OIF, ifindex(name))
                    .end());
        }

        private static byte[] bytes(String address) {
            try {
                return InetAddress.getByName(address).getAddress();
            } catch (UnknownHostException e) {
                throw new AssertionError(address + " is a literal address", e);
            }
        }

        @Override
        public void removeLink(String name) {
            send(new DeleteLink(ifindex(name))::writeTo);
        }

        @Override
        public void setAlias(String name, String alias) {
            send(ChangeLink.of(ifindex(name)).alias(alias).build()::writeTo);
        }

        @Override
        public void setAltname(String name, String altname, boolean there) {
            send(Altnames.change(ifindex(name), altname, there));
        }

        @Override
        public void overwhelm(String name) {
            int mtuBytes = link(name).mtuBytes();
            int ifindex = ifindex(name);
            for (int i = 0; i < MORE_THAN_FITS; i++) {
                send(ChangeLink.of(ifindex).mtuBytes(mtuBytes - 1).build()::writeTo);
                send(ChangeLink.of(ifindex).mtuBytes(mtuBytes).build()::writeTo);
            }
        }

        private void send(Request request) {
            try {
                Ack ack = exchange.ask(request, message -> {}).ack();
                if (!ack.isSuccess()) {
                    throw new IllegalStateException("the kernel refused the workbench: " + ack.describe());
                }
            } catch (NoAnswerException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            exchange.close();
            namespace.close();
        }
    }
}
