package io.ifacer.link.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.DesiredText;
import io.ifacer.link.plan.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobQueueTest {

    private static final String VLAN = "vlan ens192.100 lower ens192 id 100";

    private final JobQueue queue = new JobQueue();

    @Test
    void jobsWithoutACommonLinkAreFreeAtOnce() {
        Job first = queued(VLAN);
        Job second = queued("vlan ens160.101 lower ens160 id 101");

        assertThat(queue.isFree(first)).isTrue();
        assertThat(queue.isFree(second)).isTrue();
    }

    @Test
    void aCommonLowerIsACommonLink() {
        Job first = queued(VLAN);
        Job second = queued("vlan ens192.101 lower ens192 id 101");
        assertThat(queue.isFree(second)).isFalse();

        assertThat(queue.remove(first)).containsExactly(second);
        assertThat(queue.isFree(second)).isTrue();
    }

    @Test
    void aVlanIdIsGivenAwayOnce() {
        queued(VLAN);

        assertThat(queue.isFree(queued("vlan ens160.100 lower ens160 id 100"))).isFalse();
    }

    @Test
    void aJobWaitsForAllOfItsLinks() {
        Job first = queued(VLAN);
        Job second = queued("vlan ens160.101 lower ens160 id 101");
        Job third = queued("bond bond0 ports ens192 ens160");

        assertThat(queue.remove(first)).isEmpty();
        assertThat(queue.remove(second)).containsExactly(third);
    }

    @Test
    void oneThatGivesUpWaitingFreesThoseBehindIt() {
        Job first = queued(VLAN);
        Job both = queued("bond bond0 ports ens192 ens160");
        Job behind = queued("vlan ens160.101 lower ens160 id 101");

        assertThat(queue.remove(both)).containsExactly(first, behind);
    }

    @Test
    void aJobWithoutLinksWaitsForNobody() {
        queued(VLAN);

        assertThat(queue.isFree(queued(""))).isTrue();
        assertThat(queue.waitingForTheSame(queued(""))).isEmpty();
    }

    @Test
    void theSameIsExactlyTheSame() {
        Job first = queued(VLAN);
        Job same = queued(VLAN);
        queued("vlan ens192.101 lower ens192 id 101");
        queued("bond bond0 ports ens192");

        assertThat(queue.waitingForTheSame(first)).containsExactly(same);
    }

    @Test
    void nobodyIsAtWorkOnALinkBeforeHeHasStarted() {
        queued(VLAN);

        assertThat(queue.atWorkOn("ens192")).isNull();
        assertThat(queue.atWorkOn("ens224")).isNull();
    }

    private Job queued(String links) {
        Job job = new IdleJob(DesiredText.links(links));
        queue.add(job);
        return job;
    }

    private static final class IdleJob extends Job {
        IdleJob(List<DesiredLink> links) {
            super(Claims.of(links, new LinkTable()));
        }

        @Override
        void landed(Flight over, Workshop shop) {
            // sends nothing
        }

        @Override
        @Nullable
        Step next(Workshop shop) {
            return null;
        }

        @Override
        void over() {
            // nobody waits for it
        }
    }
}
