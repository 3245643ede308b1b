package io.ifacer.kernel;

import io.ifacer.netlink.Errno;
import java.nio.charset.StandardCharsets;
import jnr.ffi.LibraryLoader;
import jnr.ffi.types.uintptr_t;
import org.junit.jupiter.api.Assumptions;

/**
 * A network namespace of its own for the calling thread and the threads and processes that it starts. It is gone with
 * its links once {@link #close} has brought the thread back and its sockets are closed.
 */
final class NetworkNamespace implements AutoCloseable {
    private static final int CLONE_NEWNET = 0x4000_0000;
    private static final int O_CLOEXEC = 0x80000;
    private static final Calls CALLS = LibraryLoader.create(Calls.class).load("c");

    private final int formerFd;

    /** Needs CAP_SYS_ADMIN; a test that is run without is aborted. */
    NetworkNamespace() {
        formerFd = CALLS.open(path("/proc/thread-self/ns/net").address(), O_CLOEXEC);
        if (formerFd < 0) {
            throw new IllegalStateException("opening this thread's namespace: " + Errno.describe(Libc.errno()));
        }
        if (CALLS.unshare(CLONE_NEWNET) < 0) {
            int errno = Libc.errno();
            Libc.INSTANCE.close(formerFd);
            Assumptions.abort("a network namespace takes root: " + Errno.describe(errno));
        }
    }

    private static NativeMemory path(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.US_ASCII);
        NativeMemory memory = new NativeMemory(bytes.length + 1);
        memory.bytes().put(0, bytes);
        return memory;
    }

    @Override
    public void close() {
        int returned = CALLS.setns(formerFd, CLONE_NEWNET);
        int errno = Libc.errno();
        Libc.INSTANCE.close(formerFd);
        if (returned < 0) {
            throw new IllegalStateException("returning to the former namespace: " + Errno.describe(errno));
        }
    }

    /** Calls that only tests make. */
    public interface Calls {
        int open(@uintptr_t long path, int flags);

        int unshare(int flags);

        int setns(int fd, int type);
    }
}
