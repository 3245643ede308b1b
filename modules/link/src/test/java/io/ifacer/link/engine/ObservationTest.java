package io.ifacer.link.engine;

import static io.ifacer.link.LinkText.link;
import static io.ifacer.link.LinkText.links;
import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.Link;
import io.ifacer.link.LinkEvent;
import io.ifacer.link.LinkTable.Change;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationTest {

    private static final long REDUMP_NANOS = 1_000;

    private final Observation observation = new Observation(REDUMP_NANOS);
    private final Alarms alarms = new Alarms();
    private final Outbox out = new Outbox();
    private final List<Change> changes = new ArrayList<>();

    @Test
    void staleUntilTheFirstDumpIsThere() {
        observation.start(out);
        assertThat(out.take()).containsExactly(new Effect.Dump(1));
        assertThat(observation.fresh()).isFalse();

        dumped(1, "2 eth0 up");

        assertThat(observation.fresh()).isTrue();
        assertThat(changes).containsExactly(new Change(null, link("2 eth0 up")));
        assertThat(out.take()).as("a start is no resync").isEmpty();
    }

    @Test
    void whatIsToldDuringADumpIsReplayedOverIt() {
        observation.start(out);
        told("2 eth0 up mtu 9000");
        gone(3, "eth1");

        dumped(1, "2 eth0 up mtu 1500\n3 eth1 up");

        assertThat(observation.table().byName("eth0")).isEqualTo(link("2 eth0 up mtu 9000"));
        assertThat(observation.table().byName("eth1")).isNull();
    }

    @Test
    void anInterruptedDumpIsAskedForAgain() {
        observation.start(out);
        out.take();

        observation.dumpDone(new Input.DumpDone(1, links("2 eth0"), true), changes::add, out);

        assertThat(out.take()).containsExactly(new Effect.Dump(2));
        assertThat(observation.fresh()).isFalse();
        assertThat(observation.table().size()).isZero();
    }

    @Test
    void whatWasToldBeforeADumpWasAskedForIsNotReplayedOverIt() {
        observation.start(out);
        told("2 eth0 up mtu 9000");
        observation.dumpDone(new Input.DumpDone(1, links("2 eth0"), true), changes::add, out);

        dumped(2, "2 eth0 up mtu 1500");

        assertThat(observation.table().byName("eth0")).isEqualTo(link("2 eth0 up mtu 1500"));
    }

    @Test
    void theAnswerToADumpBeforeTheOverrunDoesNotCount() {
        fresh("2 eth0");
        observation.overrun("ENOBUFS", out);
        observation.overrun("ENOBUFS", out);

        dumped(2, "2 old");
        assertThat(observation.fresh()).isFalse();

        dumped(3, "2 new");
        assertThat(observation.fresh()).isTrue();
        assertThat(observation.table().byName("new")).isNotNull();

        dumped(2, "2 old");
        dumped(3, "2 old");
        assertThat(observation.table().byName("old")).isNull();
    }

    @Test
    void anOverrunThrowsAwayWhatWasKeptAndTheDumpTellsTheDifferences() {
        fresh("2 eth0 up\n3 eth1 up");
        observation.overrun("ENOBUFS", out);
        told("9 eth0.9 vlan id 9 link 2");
        observation.overrun("ENOBUFS", out);
        out.take();

        dumped(3, "2 eth0\n3 eth1 up");

        assertThat(changes).containsExactly(new Change(link("2 eth0 up"), link("2 eth0")));
        assertThat(out.take())
                .containsExactly(new Effect.Publish(new Event(
                        Event.Type.RESYNC_DONE, Event.Cause.OVERRUN, "links", "2 links read again after: ENOBUFS")));
    }

    @Test
    void aDumpThatFailedIsTriedAgainByAnAlarm() {
        observation.start(out);
        out.take();
        alarms.itIs(5_000);
        observation.dumpFailed(new Input.DumpFailed(1, "EAGAIN"), alarms, out);
        out.take();
        alarms.announce(out);
        assertThat(out.take()).containsExactly(new Effect.WakeAt(5_000 + REDUMP_NANOS));

        alarms.itIs(5_000 + REDUMP_NANOS);
        alarms.ring();
        assertThat(out.take()).containsExactly(new Effect.Dump(2));

        observation.retry(out);
        assertThat(out.take()).as("one dump at a time").isEmpty();
        dumped(2, "2 eth0");
        observation.retry(out);
        assertThat(out.take()).as("nothing to do for a fresh table").isEmpty();
    }

    @Test
    void aFailureOfADumpThatNobodyAwaitsSetsNoAlarm() {
        fresh("2 eth0");

        observation.dumpFailed(new Input.DumpFailed(1, "EAGAIN"), alarms, out);

        alarms.announce(out);
        assertThat(out.take()).isEmpty();
    }

    @Test
    void tooMuchDuringOneDumpIsAnOverrun() {
        observation.start(out);
        LinkEvent event = new LinkEvent.Present(link("2 eth0"));
        observation.batch(Collections.nCopies(Observation.MAX_DURING_DUMP, event), changes::add, out);
        assertThat(out.take()).containsExactly(new Effect.Dump(1));

        observation.batch(List.of(event), changes::add, out);

        assertThat(out.take()).contains(new Effect.Dump(2));
    }

    @Test
    void aSingleReadIsEnteredAsIfItHadBeenTold() {
        fresh("2 eth0\n9 bond0 bond");

        reread("bond0", link("10 bond0 bond up"));
        assertThat(changes)
                .as("the number changed: another link has the name")
                .containsExactly(new Change(link("9 bond0 bond"), null), new Change(null, link("10 bond0 bond up")));
        changes.clear();

        reread("bond0", null);
        assertThat(changes).containsExactly(new Change(link("10 bond0 bond up"), null));
    }

    @Test
    void aSingleReadDoesNotOvertakeADump() {
        fresh("2 eth0");
        observation.overrun("ENOBUFS", out);

        reread("eth0", link("2 eth0 up"));

        assertThat(changes).isEmpty();
    }

    private void fresh(String text) {
        observation.start(out);
        dumped(1, text);
        changes.clear();
        out.take();
    }

    private void dumped(long dumpId, String text) {
        observation.dumpDone(new Input.DumpDone(dumpId, links(text), false), changes::add, out);
    }

    private void told(String line) {
        observation.batch(List.of(new LinkEvent.Present(link(line))), changes::add, out);
    }

    private void gone(int ifindex, String name) {
        observation.batch(List.of(new LinkEvent.Gone(ifindex, name)), changes::add, out);
    }

    private void reread(String name, Link found) {
        observation.reread(name, found, changes::add);
    }
}
