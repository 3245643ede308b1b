package io.ifacer.kernel;

import jnr.ffi.LibraryLoader;
import jnr.ffi.Runtime;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;
import jnr.ffi.types.uintptr_t;

/**
 * The few calls of the C library that a netlink socket takes, as in their manual pages.
 *
 * <p>Memory goes by address, so that a call is nothing but numbers and jnr-ffi allocates nothing for it; see
 * {@link NativeMemory}. A call that failed returned -1, and {@link #errno()} says why until this thread's next call.
 *
 * <p>At most five arguments: jnr-ffi 2.3.3 passes the sixth of sendto(2) wrong on x86-64, an int after addresses (seen with
 * strace).
 */
public interface Libc {

    /** The process's C library. */
    Libc INSTANCE = LibraryLoader.create(Libc.class).load("c");

    int socket(int domain, int type, int protocol);

    int bind(int fd, @uintptr_t long address, int addressBytes);

    int getsockname(int fd, @uintptr_t long address, @uintptr_t long addressBytes);

    int setsockopt(int fd, int level, int option, @uintptr_t long value, int valueBytes);

    int getsockopt(int fd, int level, int option, @uintptr_t long value, @uintptr_t long valueBytes);

    int connect(int fd, @uintptr_t long address, int addressBytes);

    @ssize_t
    long send(int fd, @uintptr_t long bytes, @size_t long lengthBytes, int flags);

    @ssize_t
    long recvmsg(int fd, @uintptr_t long message, int flags);

    int poll(@uintptr_t long fds, @size_t long count, int timeoutMillis);

    int eventfd(int initial, int flags);

    @ssize_t
    long read(int fd, @uintptr_t long bytes, @size_t long lengthBytes);

    @ssize_t
    long write(int fd, @uintptr_t long bytes, @size_t long lengthBytes);

    int close(int fd);

    /** The error number that this thread's last call left, which jnr-ffi saves right after it. */
    static int errno() {
        return Runtime.getSystemRuntime().getLastError();
    }
}
