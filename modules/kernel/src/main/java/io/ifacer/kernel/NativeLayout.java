package io.ifacer.kernel;

/**
 * Numbers and structures of the C interface: offsets and sizes in bytes for 64-bit Linux, glibc and musl alike, and option
 * numbers of {@code include/uapi/asm-generic/socket.h}, which x86, ARM, RISC-V, s390 and POWER share.
 */
final class NativeLayout {

    private NativeLayout() {}

    // socket(2), include/linux/socket.h and net.h.
    static final int AF_UNIX = 1;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_RAW = 3;
    static final int SOCK_NONBLOCK = 0x800;
    static final int SOCK_CLOEXEC = 0x80000;

    static final int SOL_SOCKET = 1;
    static final int SO_RCVBUF = 8;
    static final int SO_RCVBUFFORCE = 33;

    static final int MSG_TRUNC = 0x20;
    static final int MSG_DONTWAIT = 0x40;
    static final int MSG_NOSIGNAL = 0x4000;

    // eventfd(2).
    static final int EFD_CLOEXEC = 0x80000;
    static final int EFD_NONBLOCK = 0x800;
    static final int EVENTFD_VALUE_BYTES = 8;

    static final int INT_BYTES = 4;

    /** struct sockaddr_nl, include/uapi/linux/netlink.h: u16 family, u16 padding, u32 port id, u32 groups. */
    static final class SockaddrNl {
        static final int FAMILY = 0;
        static final int PORT_ID = 4;
        static final int GROUPS = 8;
        static final int SIZE = 12;

        private SockaddrNl() {}
    }

    /** struct sockaddr_un, unix(7): u16 family, the path with its closing NUL. */
    static final class SockaddrUn {
        static final int FAMILY = 0;
        static final int PATH = 2;
        static final int MAX_PATH_BYTES = 107;
        static final int SIZE = 110;

        private SockaddrUn() {}
    }

    /** struct msghdr, recvmsg(2). */
    static final class Msghdr {
        static final int NAME = 0;
        static final int NAME_BYTES = 8;
        static final int IOV = 16;
        static final int IOV_COUNT = 24;
        static final int FLAGS = 48;
        static final int SIZE = 56;

        private Msghdr() {}
    }

    /** struct iovec. */
    static final class Iovec {
        static final int BASE = 0;
        static final int LENGTH = 8;
        static final int SIZE = 16;

        private Iovec() {}
    }

    /** struct pollfd, poll(2). */
    static final class Pollfd {
        static final int FD = 0;
        static final int EVENTS = 4;
        static final int REVENTS = 6;
        static final int SIZE = 8;

        static final short POLLIN = 1;

        private Pollfd() {}
    }
}
