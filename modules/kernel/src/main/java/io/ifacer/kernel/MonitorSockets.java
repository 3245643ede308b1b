package io.ifacer.kernel;

import static io.ifacer.kernel.NativeLayout.SOL_SOCKET;
import static io.ifacer.kernel.NativeLayout.SO_RCVBUF;
import static io.ifacer.kernel.NativeLayout.SO_RCVBUFFORCE;
import static io.ifacer.netlink.address.AddressUapi.RTNLGRP_IPV4_IFADDR;
import static io.ifacer.netlink.address.AddressUapi.RTNLGRP_IPV6_IFADDR;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTNLGRP_LINK;

import io.ifacer.netlink.Errno;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sockets that are subscribed to the notifications of links and addresses, with a large receive buffer. */
final class MonitorSockets implements RouteSocket.Opener {
    private static final Logger LOG = LoggerFactory.getLogger(MonitorSockets.class);

    private final Libc libc;
    private final WakeUp wakeUp;
    private final int receiveBufferBytes;

    MonitorSockets(Libc libc, WakeUp wakeUp, int receiveBufferBytes) {
        this.libc = libc;
        this.wakeUp = wakeUp;
        this.receiveBufferBytes = receiveBufferBytes;
    }

    @Override
    public RouteSocket open() {
        NativeRouteSocket socket = new NativeRouteSocket(libc, wakeUp);
        try {
            enlargeReceiveBuffer(socket);
            socket.join(RTNLGRP_LINK);
            socket.join(RTNLGRP_IPV4_IFADDR);
            socket.join(RTNLGRP_IPV6_IFADDR);
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
