package io.ifacer.daemon;

import io.ifacer.daemon.settings.Settings;
import io.ifacer.kernel.LinkMonitor;
import io.ifacer.kernel.LinkRequests;
import io.ifacer.kernel.NetlinkLinkMonitor;
import io.ifacer.kernel.NetlinkLinkRequests;

/** The real kernel. */
final class NetlinkDoors implements KernelDoors {

    @Override
    public LinkMonitor monitor(Settings settings) {
        return new NetlinkLinkMonitor(settings.receiveBufferBytes());
    }

    @Override
    public LinkRequests requests(Settings settings) {
        return new NetlinkLinkRequests(settings.answerTimeoutMillis());
    }
}
