package io.ifacer.kernel;

import static io.ifacer.kernel.NativeLayout.INT_BYTES;
import static io.ifacer.kernel.NativeLayout.MSG_DONTWAIT;
import static io.ifacer.kernel.NativeLayout.MSG_TRUNC;
import static io.ifacer.kernel.NativeLayout.SOL_SOCKET;
import static io.ifacer.kernel.NativeLayout.SO_RCVBUF;
import static io.ifacer.netlink.NetlinkUapi.AF_NETLINK;
import static io.ifacer.netlink.NetlinkUapi.NETLINK_ADD_MEMBERSHIP;
import static io.ifacer.netlink.NetlinkUapi.NETLINK_ROUTE;
import static io.ifacer.netlink.NetlinkUapi.SOL_NETLINK;

import io.ifacer.kernel.NativeLayout.Iovec;
import io.ifacer.kernel.NativeLayout.Msghdr;
import io.ifacer.kernel.NativeLayout.Pollfd;
import io.ifacer.kernel.NativeLayout.SockaddrNl;
import io.ifacer.netlink.Errno;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A NETLINK_ROUTE socket of the network namespace that the opening thread is in; calls allocate nothing. */
final class NativeRouteSocket implements RouteSocket {

    /**
     * Room for one datagram. The kernel makes those of a dump as large as what was last received into, up to 32 KiB
     * (net/netlink/af_netlink.c, netlink_recvmsg and netlink_dump); a single link without VF data is far smaller.
     */
    static final int DATAGRAM_BYTES = 64 * 1024;

    private static final int REQUEST_BYTES = 8 * 1024;

    private final Libc libc;
    private final int fd;
    private final int pollCount;
    private final NativeMemory datagram = new NativeMemory(DATAGRAM_BYTES);
    private final NativeMemory outgoing = new NativeMemory(REQUEST_BYTES);
    private final NativeMemory address = new NativeMemory(SockaddrNl.SIZE);
    private final NativeMemory sender = new NativeMemory(SockaddrNl.SIZE);
    private final NativeMemory iovec = new NativeMemory(Iovec.SIZE);
    private final NativeMemory message = new NativeMemory(Msghdr.SIZE);
    private final NativeMemory pollfds = new NativeMemory(2 * Pollfd.SIZE);
    private final NativeMemory scratch = new NativeMemory(2 * INT_BYTES);
    private final int portId;
    private boolean closed;

    /**
     * Opens and binds a socket; the kernel chooses its port id.
     *
     * @param wakeUp what ends a wait, or null
     * @throws KernelException when the kernel refuses
     */
    NativeRouteSocket(Libc libc, @Nullable WakeUp wakeUp) {
        this.libc = libc;
        this.fd = libc.socket(AF_NETLINK, NativeLayout.SOCK_RAW | NativeLayout.SOCK_CLOEXEC, NETLINK_ROUTE);
        if (fd < 0) {
            throw failure("socket(AF_NETLINK, NETLINK_ROUTE)");
        }
        this.pollCount = wakeUp == null ? 1 : 2;
        prepare(wakeUp == null ? -1 : wakeUp.fd());
        this.portId = bind();
    }

    private void prepare(int wakeUpFd) {
        address.bytes().putShort(SockaddrNl.FAMILY, (short) AF_NETLINK);
        iovec.bytes().putLong(Iovec.BASE, datagram.address()).putLong(Iovec.LENGTH, datagram.capacityBytes());
        message.bytes()
                .putLong(Msghdr.NAME, sender.address())
                .putLong(Msghdr.IOV, iovec.address())
                .putLong(Msghdr.IOV_COUNT, 1);
        pollfds.bytes()
                .putInt(Pollfd.FD, fd)
                .putShort(Pollfd.EVENTS, Pollfd.POLLIN)
                .putInt(Pollfd.SIZE + Pollfd.FD, wakeUpFd)
                .putShort(Pollfd.SIZE + Pollfd.EVENTS, Pollfd.POLLIN);
    }

    private int bind() {
        scratch.bytes().putInt(0, SockaddrNl.SIZE);
        if (libc.bind(fd, address.address(), SockaddrNl.SIZE) < 0
                || libc.getsockname(fd, sender.address(), scratch.address()) < 0) {
            KernelException failure = failure("bind of a netlink socket");
            close();
            throw failure;
        }
        return sender.bytes().getInt(SockaddrNl.PORT_ID);
    }

    /**
     * Joins a multicast group: from now on its notifications queue up.
     *
     * @throws KernelException when the kernel refuses
     */
    void join(int group) {
        int errno = setOption(SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, group);
        if (errno != 0) {
            throw new KernelException("joining multicast group " + group + " failed: " + Errno.describe(errno));
        }
    }

    /** Sets an option that is an int. Returns 0 or the error number. */
    int setOption(int level, int option, int value) {
        scratch.bytes().putInt(0, value);
        return libc.setsockopt(fd, level, option, scratch.address(), INT_BYTES) < 0 ? Libc.errno() : 0;
    }

    @Override
    public int receiveBufferBytes() {
        scratch.bytes().putInt(INT_BYTES, INT_BYTES);
        if (libc.getsockopt(fd, SOL_SOCKET, SO_RCVBUF, scratch.address(), scratch.address() + INT_BYTES) < 0) {
            throw failure("getsockopt(SO_RCVBUF)");
        }
        return scratch.bytes().getInt(0);
    }

    @Override
    public Ready await(int timeoutMillis) {
        int count = libc.poll(pollfds.address(), pollCount, timeoutMillis);
        if (count < 0) {
            int errno = Libc.errno();
            if (errno == Errno.EINTR.number()) {
                return Ready.NOTHING;
            }
            throw new KernelException("poll on a netlink socket failed: " + Errno.describe(errno));
        }
        if (count == 0) {
            return Ready.NOTHING;
        }
        boolean woken = pollCount == 2 && pollfds.bytes().getShort(Pollfd.SIZE + Pollfd.REVENTS) != 0;
        return woken ? Ready.WOKEN : Ready.READABLE;
    }

    @Override
    public int receive() {
        datagram.bytes().limit(0);
        message.bytes().putInt(Msghdr.NAME_BYTES, SockaddrNl.SIZE).putInt(Msghdr.FLAGS, 0);
        // With MSG_TRUNC the kernel returns the whole length of a datagram that it had to cut.
        long received = libc.recvmsg(fd, message.address(), MSG_DONTWAIT | MSG_TRUNC);
        if (received < 0) {
            return -Libc.errno();
        }
        datagram.bytes().limit((int) Math.min(received, datagram.capacityBytes()));
        return (int) received;
    }

    @Override
    public ByteBuffer datagram() {
        return datagram.bytes();
    }

    @Override
    public boolean truncated() {
        return (message.bytes().getInt(Msghdr.FLAGS) & MSG_TRUNC) != 0;
    }

    @Override
    public int senderPortId() {
        return sender.bytes().getInt(SockaddrNl.PORT_ID);
    }

    @Override
    public ByteBuffer outgoing() {
        return outgoing.bytes();
    }

    /** A netlink socket that is not connected sends to port 0, the kernel (net/netlink/af_netlink.c, netlink_sendmsg). */
    @Override
    public int send(int lengthBytes) {
        return libc.send(fd, outgoing.address(), lengthBytes, 0) < 0 ? Libc.errno() : 0;
    }

    /** Makes another socket than the kernel's the one to send to. Returns 0 or the error number. */
    int connect(int otherPortId) {
        address.bytes().putInt(SockaddrNl.PORT_ID, otherPortId);
        return libc.connect(fd, address.address(), SockaddrNl.SIZE) < 0 ? Libc.errno() : 0;
    }

    @Override
    public int portId() {
        return portId;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            libc.close(fd);
        }
    }

    private static KernelException failure(String operation) {
        return new KernelException(operation + " failed: " + Errno.describe(Libc.errno()));
    }
}
