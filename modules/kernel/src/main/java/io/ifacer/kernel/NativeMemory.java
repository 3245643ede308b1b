package io.ifacer.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/** Memory outside the heap in the host's byte order, with its address; kept for the life of its owner. */
final class NativeMemory {
    private final ByteBuffer bytes;
    private final long address;

    NativeMemory(int capacityBytes) {
        bytes = ByteBuffer.allocateDirect(capacityBytes).order(ByteOrder.nativeOrder());
        address = Pointer.wrap(Runtime.getSystemRuntime(), bytes).address();
    }

    /** The memory, zero at first; its position and limit are nobody's but the owner's. */
    ByteBuffer bytes() {
        return bytes;
    }

    long address() {
        return address;
    }

    int capacityBytes() {
        return bytes.capacity();
    }
}
