package io.ifacer.bench;

import io.ifacer.daemon.KernelDoors;
import io.ifacer.daemon.Main;
import io.ifacer.daemon.settings.Settings;
import io.ifacer.kernel.FakeKernel;
import io.ifacer.kernel.LinkMonitor;
import io.ifacer.kernel.LinkRequests;

/** The daemon on a fake kernel with ens1, ens2 and as many other links as asked: {@code FakeNode LINKS}. */
public final class FakeNode {

    private static final int MTU_BYTES = 1500;

    private FakeNode() {}

    /** Entry point; the daemon takes its directories from the environment as always. */
    public static void main(String[] arguments) {
        int links = Integer.parseInt(arguments[0]);
        FakeKernel kernel = new FakeKernel();
        kernel.change(model -> {
            model.addNic("ens1", MTU_BYTES, false);
            model.addNic("ens2", MTU_BYTES, false);
            for (int i = 2; i < links; i++) {
                model.addNic("other" + i, MTU_BYTES, true);
            }
        });
        Main.run(new KernelDoors() {
            @Override
            public LinkMonitor monitor(Settings settings) {
                return kernel.monitor();
            }

            @Override
            public LinkRequests requests(Settings settings) {
                return kernel.requests();
            }
        });
    }
}
