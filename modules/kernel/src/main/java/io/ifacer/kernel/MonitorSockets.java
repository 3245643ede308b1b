package io.ifacer.kernel;

import static io.ifacer.kernel.NativeLayout.SOL_SOCKET;
import static io.ifacer.kernel.NativeLayout.SO_RCVBUF;
import static io.ifacer.kernel.NativeLayout.SO_RCVBUFFORCE;
import static io.ifacer.netlink.address.AddressUapi.RTNLGRP_IPV4_IFADDR;
import static io.ifacer.netlink.address.AddressUapi.RTNLGRP_IPV4_ROUTE;
import static io.ifacer.netlink.address.AddressUapi.RTNLGRP_IPV6_IFADDR;
import static io.ifacer.netlink.address.AddressUapi.RTNLGRP_IPV6_ROUTE;
import static io.ifacer.netlink.address.AddressUapi.RTNLGRP_NEXTHOP;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTNLGRP_LINK;

import io.ifacer.netlink.Errno;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sockets that are subscribed to notifications, with a large receive buffer. */
final class MonitorSockets implements RouteSocket.Opener {
    private static final Logger LOG = LoggerFactory.getLogger(MonitorSockets.class);

    private final Libc libc;
    private final WakeUp wakeUp;
    private final int receiveBufferBytes;
    private final List<Integer> groups;

    private MonitorSockets(Libc libc, WakeUp wakeUp, int receiveBufferBytes, List<Integer> groups) {
        this.libc = libc;
        this.wakeUp = wakeUp;
        this.receiveBufferBytes = receiveBufferBytes;
        this.groups = groups;
    }

    /** Of links, and of addresses. */
    static MonitorSockets ofLinks(Libc libc, WakeUp wakeUp, int receiveBufferBytes) {
        return new MonitorSockets(
                libc, wakeUp, receiveBufferBytes, List.of(RTNLGRP_LINK, RTNLGRP_IPV4_IFADDR, RTNLGRP_IPV6_IFADDR));
    }

    /** Of routes, and of the next-hop objects that they lead over. */
    static MonitorSockets ofRoutes(Libc libc, WakeUp wakeUp, int receiveBufferBytes) {
        return new MonitorSockets(
                libc, wakeUp, receiveBufferBytes, List.of(RTNLGRP_IPV4_ROUTE, RTNLGRP_IPV6_ROUTE, RTNLGRP_NEXTHOP));
    }

    @Override
    public RouteSocket open() {
        NativeRouteSocket socket = new NativeRouteSocket(libc, wakeUp);
        try {
            enlargeReceiveBuffer(socket);
            groups.forEach(socket::join);
            return socket;
        } catch (KernelException e) {
            socket.close();
            throw e;
        }
    }

    /** SO_RCVBUFFORCE goes over net.core.rmem_max but takes CAP_NET_ADMIN; SO_RCVBUF is cut to that limit silently. */
    private void enlargeReceiveBuffer(NativeRouteSocket socket) {
        int errno = socket.setOption(SOL_SOCKET, SO_RCVBUFFORCE, receiveBufferBytes);
        if (errno == 0) {
            return;
        }
        socket.setOption(SOL_SOCKET, SO_RCVBUF, receiveBufferBytes);
        // The kernel doubles what is asked for, for its own overhead (socket(7)).
        int grantedBytes = socket.receiveBufferBytes() / 2;
        if (grantedBytes < receiveBufferBytes) {
            LOG.warn(
                    "the link monitor wanted a receive buffer of {} bytes and got {}: {}; link changes in a burst will"
                            + " overrun it sooner. Give the process CAP_NET_ADMIN or raise net.core.rmem_max",
                    receiveBufferBytes,
                    grantedBytes,
                    Errno.describe(errno));
        }
    }
}
