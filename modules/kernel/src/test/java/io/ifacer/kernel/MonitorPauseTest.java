package io.ifacer.kernel;

import static io.ifacer.netlink.NetlinkUapi.AF_INET;
import static io.ifacer.netlink.address.AddressUapi.RTM_DELADDR;
import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.LinkEvent;
import io.ifacer.netlink.Errno;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A socket that hears something works: the next failure is met without the long pause of many. */
class MonitorPauseTest {

    private final WakeUp wakeUp = new WakeUp(Libc.INSTANCE);
    private int overruns;

    @Test
    void anAddressThatIsHeardEndsTheLongPausesToo() {
        ScriptedSocket broken = new ScriptedSocket(wakeUp).fails(Errno.EBADF);
        ScriptedSocket sound = new ScriptedSocket(wakeUp)
                .isEmpty()
                .gives(writer -> writer.begin(RTM_DELADDR, 0, 0)
                        .ifaddrmsg(AF_INET, 24, 0, 0, 3)
                        .end());
        MonitorLoop loop = new MonitorLoop(MonitorSettings.DEFAULT, () -> sound, wakeUp, new EndsIt(), broken);

        loop.run();

        assertThat(overruns).as("it had to pause").isEqualTo(1);
        assertThat(loop.pauseMillis()).isEqualTo(MonitorLoop.FIRST_PAUSE_MILLIS);
    }

    private final class EndsIt implements LinkMonitor.Listener {
        @Override
        public void events(List<LinkEvent> batch) {}

        @Override
        public void addressesGone(Set<Integer> ifindexes) {
            wakeUp.raise();
        }

        @Override
        public void routesGone(Set<Integer> ifindexes) {}

        @Override
        public void overrun(String reason) {
            overruns++;
        }
    }
}
