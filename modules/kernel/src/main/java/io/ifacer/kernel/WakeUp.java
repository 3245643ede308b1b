package io.ifacer.kernel;

import io.ifacer.kernel.NativeLayout.Pollfd;
import io.ifacer.netlink.Errno;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends a wait in poll(2) from another thread: an eventfd that, once raised, stays raised.
 *
 * <p>{@link #raise} and {@link #close} may come from any thread, in any order; the rest is for the waiting thread.
 */
final class WakeUp implements AutoCloseable {
    private final Libc libc;
    private final int fd;
    private final NativeMemory one = new NativeMemory(NativeLayout.EVENTFD_VALUE_BYTES);
    private final NativeMemory pollfd = new NativeMemory(Pollfd.SIZE);
    private volatile boolean raised;
    private boolean closed;

    WakeUp(Libc libc) {
        this.libc = libc;
        this.fd = libc.eventfd(0, NativeLayout.EFD_CLOEXEC | NativeLayout.EFD_NONBLOCK);
        if (fd < 0) {
            throw new KernelException("eventfd failed: " + Errno.describe(Libc.errno()));
        }
        one.bytes().putLong(0, 1);
        pollfd.bytes().putInt(Pollfd.FD, fd).putShort(Pollfd.EVENTS, Pollfd.POLLIN);
    }

    int fd() {
        return fd;
    }

    boolean isRaised() {
        return raised;
    }

    /** Ends the present wait and every later one. */
    synchronized void raise() {
        raised = true;
        // Under the lock: written to after close, the number might be somebody else's file by now.
        if (!closed) {
            libc.write(fd, one.address(), NativeLayout.EVENTFD_VALUE_BYTES);
        }
    }

    /** Waits until it is raised, or for so long, or for a signal. */
    void await(int timeoutMillis) {
        if (libc.poll(pollfd.address(), 1, timeoutMillis) < 0 && Libc.errno() != Errno.EINTR.number()) {
            // ENOMEM: whoever pauses so as not to spin is not to spin now
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(timeoutMillis));
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            libc.close(fd);
        }
    }
}
