package io.ifacer.kernel;

import static io.ifacer.netlink.NetlinkUapi.NETLINK_CAP_ACK;
import static io.ifacer.netlink.NetlinkUapi.NETLINK_EXT_ACK;
import static io.ifacer.netlink.NetlinkUapi.NETLINK_GET_STRICT_CHK;
import static io.ifacer.netlink.NetlinkUapi.SOL_NETLINK;

/** Makes sockets for requests. */
final class RequestSockets implements RouteSocket.Opener {
    private final Libc libc;

    RequestSockets(Libc libc) {
        this.libc = libc;
    }

    /**
     * A socket with extended acknowledgements (Linux 4.12), without the request's echo in errors (4.3), and with checked
     * dump requests (4.20). An older kernel refuses an option with ENOPROTOOPT and works all the same, with less to tell.
     */
    @Override
    public RouteSocket open() {
        NativeRouteSocket socket = new NativeRouteSocket(libc, null);
        socket.setOption(SOL_NETLINK, NETLINK_EXT_ACK, 1);
        socket.setOption(SOL_NETLINK, NETLINK_CAP_ACK, 1);
        socket.setOption(SOL_NETLINK, NETLINK_GET_STRICT_CHK, 1);
        return socket;
    }
}
