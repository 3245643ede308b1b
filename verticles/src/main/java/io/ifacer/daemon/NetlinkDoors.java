package io.ifacer.daemon;

import io.ifacer.daemon.settings.Settings;
import io.ifacer.kernel.LinkMonitor;
import io.ifacer.kernel.LinkRequests;
import io.ifacer.kernel.MonitorSettings;
import io.ifacer.kernel.NetlinkLinkMonitor;
import io.ifacer.kernel.NetlinkLinkRequests;
import java.time.Duration;

/** The real kernel. */
final class NetlinkDoors implements KernelDoors {

    @Override
    public LinkMonitor monitor(Settings settings) {
        return new NetlinkLinkMonitor(
                new MonitorSettings(settings.receiveBufferBytes(), MonitorSettings.DEFAULT.maxBatchEvents()));
    }

    @Override
    public LinkRequests requests(Settings settings) {
        return new NetlinkLinkRequests(Duration.ofMillis(settings.answerTimeoutMillis()));
    }
}
