package io.ifacer.daemon;

import io.ifacer.daemon.settings.Settings;
import io.ifacer.kernel.LinkMonitor;
import io.ifacer.kernel.LinkRequests;

/** Where the daemon gets its two sockets to the kernel from: the real one, or a fake in tests and benchmarks. */
public interface KernelDoors {

    LinkMonitor monitor(Settings settings);

    LinkRequests requests(Settings settings);
}
