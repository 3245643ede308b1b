package io.ifacer.link.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredText;
import org.junit.jupiter.api.Test;

class JobQueueTest {

    private static final String VLAN = "vlan ens192.100 lower ens192 id 100";

    private final JobQueue queue = new JobQueue();
    private long lastRequestId;

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
        queued(VLAN + " mtu 1400");

        assertThat(queue.waitingForTheSame(first)).containsExactly(same);
    }

    @Test
    void nobodyIsAtWorkOnALinkBeforeHeHasStarted() {
        queued(VLAN);

        assertThat(queue.atWorkOn("ens192")).isNull();
        assertThat(queue.atWorkOn("ens224")).isNull();
    }

    private Job queued(String links) {
        Command.Add add = new Command.Add(new Attachment("net", "pod", "eth0"), DesiredText.links(links));
        Job job = new Job(++lastRequestId, add, 0);
        queue.add(job);
        return job;
    }
}
