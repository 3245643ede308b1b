package io.ifacer.kernel;

import io.ifacer.kernel.NativeLayout.SockaddrUn;
import io.ifacer.netlink.Errno;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The datagram socket on which a service manager listens, as in {@code NOTIFY_SOCKET} of sd_notify(3).
 *
 * <p>Each message has a socket of its own, as there: one that stays connected would be deaf to a service manager that was
 * started anew. Safe from any thread; never waits.
 */
public final class NotifySocket {

    /** Far more than what is said to a service manager. */
    public static final int MAX_MESSAGE_BYTES = 4096;

    private static final char ABSTRACT = '@';

    private final Libc libc = Libc.INSTANCE;
    private final NativeMemory address = new NativeMemory(SockaddrUn.SIZE);
    private final NativeMemory outgoing = new NativeMemory(MAX_MESSAGE_BYTES);
    private final int addressBytes;
    private final String path;

    /**
     * A socket somewhere; whether anybody is there shows when something is sent.
     *
     * @param path absolute, or a name in the abstract name space after an {@code @}
     * @throws IllegalArgumentException when it is neither, or longer than a socket's path can be
     */
    public NotifySocket(String path) {
        this.path = path;
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        if (name.length == 0 || (name[0] != '/' && name[0] != ABSTRACT)) {
            throw new IllegalArgumentException("wanted an absolute path or @NAME, found '" + path + "'");
        }
        if (name.length > SockaddrUn.MAX_PATH_BYTES) {
            throw new IllegalArgumentException("wanted a socket's path of at most " + SockaddrUn.MAX_PATH_BYTES
                    + " bytes, found " + name.length + ": " + path);
        }
        boolean named = name[0] == '/';
        if (!named) {
            name[0] = 0; // unix(7): such a name begins with a NUL, and ends where the length says
        }
        addressBytes = SockaddrUn.PATH + name.length + (named ? 1 : 0);
        address.bytes().putShort(SockaddrUn.FAMILY, (short) NativeLayout.AF_UNIX);
        address.bytes().put(SockaddrUn.PATH, name);
    }

    /**
     * Sends one datagram.
     *
     * @return why it could not be sent
     * @throws IllegalArgumentException when it is longer than {@link #MAX_MESSAGE_BYTES}
     */
    public synchronized Optional<String> send(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_MESSAGE_BYTES) {
            throw new IllegalArgumentException(bytes.length + " bytes for " + path + ", over " + MAX_MESSAGE_BYTES);
        }
        outgoing.bytes().put(0, bytes);
        int type = NativeLayout.SOCK_DGRAM | NativeLayout.SOCK_CLOEXEC | NativeLayout.SOCK_NONBLOCK;
        int fd = libc.socket(NativeLayout.AF_UNIX, type, 0);
        if (fd < 0) {
            return failure("socket");
        }
        try {
            return send(fd, bytes.length);
        } finally {
            libc.close(fd);
        }
    }

    private Optional<String> send(int fd, int messageBytes) {
        if (libc.connect(fd, address.address(), addressBytes) < 0) {
            return failure("connect");
        }
        return libc.send(fd, outgoing.address(), messageBytes, NativeLayout.MSG_NOSIGNAL) < 0
                ? failure("send")
                : Optional.empty();
    }

    private Optional<String> failure(String call) {
        return Optional.of(call + " to " + path + ": " + Errno.describe(Libc.errno()));
    }
}
