package io.ifacer.kernel;

/**
 * How a {@link NetlinkLinkMonitor} receives.
 *
 * @param receiveBufferBytes SO_RCVBUF to ask for; the kernel charges about 2 KiB for each queued notification
 * @param maxBatchEvents events after which a batch is delivered though more are queued
 */
public record MonitorSettings(int receiveBufferBytes, int maxBatchEvents) {

    /** 8 MiB, which held the events of 1,000 VLANs made at once; batches of 256. */
    public static final MonitorSettings DEFAULT = new MonitorSettings(8 * 1024 * 1024, 256);

    public MonitorSettings {
        if (receiveBufferBytes <= 0 || maxBatchEvents <= 0) {
            throw new IllegalArgumentException("a monitor needs a receive buffer and batches above 0, not "
                    + receiveBufferBytes + " bytes and " + maxBatchEvents + " events");
        }
    }
}
