package io.ifacer.daemon;

import io.ifacer.daemon.settings.Settings;
import io.ifacer.kernel.FakeKernel;
import io.ifacer.kernel.LinkMonitor;
import io.ifacer.kernel.LinkRequests;

/** The daemon's process on a fake kernel, or on one whose doors do not open. */
final class DaemonProcess {

    private DaemonProcess() {}

    public static void main(String[] args) {
        FakeKernel kernel = new FakeKernel();
        kernel.change(model -> model.addNic("ens1", 1500, true));
        Main.run(new KernelDoors() {
            @Override
            public LinkMonitor monitor(Settings settings) {
                return switch (args[0]) {
                    case "closed" -> throw new IllegalStateException("socket(AF_NETLINK): Operation not permitted");
                    case "full" -> throw new OutOfMemoryError("Java heap space");
                    default -> kernel.monitor();
                };
            }

            @Override
            public LinkRequests requests(Settings settings) {
                return kernel.requests();
            }
        });
    }
}
