package io.ifacer.store.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ifacer.link.BondMode;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.engine.EngineSettings;
import io.ifacer.link.engine.Input;
import io.ifacer.store.disk.DiskException;
import io.ifacer.store.disk.ModelDisk;
import io.ifacer.store.disk.ModelDisk.Fault;
import io.ifacer.store.recording.Replay.Turn;
import io.ifacer.store.recording.Replay.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordingRingTest {

    private static final Path RUN = Path.of("/run");
    private static final int SEGMENT_BYTES = 40_000;
    private static final DesiredLink BOND =
            new DesiredLink.Bond("bond0", BondMode.ACTIVE_BACKUP, List.of("ens1", "ens2"), Map.of(), 0);
    private static final DesiredLink VLAN = new DesiredLink.Vlan("bond0.200", "bond0", 200, 0);

    private final ModelDisk disk = new ModelDisk(new SplittableRandom(1));
    private final RecordingRing ring = new RecordingRing(disk, RUN, EngineSettings.DEFAULT, SEGMENT_BYTES);
    private Flight flight;

    @BeforeEach
    void start() throws IOException {
        disk.makeFolder(RUN);
        flight = new Flight(ring);
    }

    @Test
    void aRecordingFromTheStartPlaysTheSame() throws IOException {
        flight.add("c1", BOND, VLAN);
        flight.add("c2", BOND, VLAN);
        flight.overrun();
        flight.del("c1");
        flight.add("c3", new DesiredLink.Vlan("none.5", "none", 5, 0));

        Recording recording = read(RecordingRing.CURRENT);
        assertThat(recording.header().complete()).isTrue();
        assertThat(recording.header().settings()).isEqualTo(EngineSettings.DEFAULT);
        assertThat(recording.moments()).hasSizeGreaterThan(20);
        assertThat(play(recording)).extracting(Turn::verdict).containsOnly(Verdict.SAME);
    }

    @Test
    void aRecordingFromTheMiddlePlaysTheSame() throws IOException {
        fly(400);

        Recording current = read(RecordingRing.CURRENT);
        assertThat(current.header().complete()).isFalse();
        assertThat(current.header().quiet()).isTrue();
        assertThat(current.rebuilding()).hasSizeGreaterThan(2);
        assertThat(play(current)).isNotEmpty().extracting(Turn::verdict).containsOnly(Verdict.SAME);
        assertThat(play(read(RecordingRing.OLD))).extracting(Turn::verdict).containsOnly(Verdict.SAME);
    }

    @Test
    void twoFilesOfBoundedSizeAreAllThereIs() throws IOException {
        fly(2_000);

        assertThat(disk.files()).containsExactlyInAnyOrder(file(RecordingRing.CURRENT), file(RecordingRing.OLD));
        int table = 2_000; // what rebuilds the beginning is on top
        assertThat(Objects.requireNonNull(disk.read(file(RecordingRing.OLD))).length)
                .isBetween(SEGMENT_BYTES / 2, SEGMENT_BYTES + table);
    }

    @Test
    void theRecordingOfTheProcessBeforeIsKept() throws IOException {
        flight.add("c1", BOND);
        byte[] before = disk.read(file(RecordingRing.CURRENT));
        new Flight(new RecordingRing(disk, RUN, EngineSettings.DEFAULT, SEGMENT_BYTES));

        assertThat(disk.read(file(RecordingRing.OLD))).isEqualTo(before);
    }

    @Test
    void anEngineThatDoesOtherwiseIsFoundOut() throws IOException {
        flight.add("c1", BOND);
        String text = text(RecordingRing.CURRENT);
        Recording forged =
                Recording.parse(text.replace("\"up\":true,\"carrier\":true", "\"up\":false,\"carrier\":true"));

        assertThat(play(forged)).extracting(Turn::verdict).contains(Verdict.DIFFERENT);
    }

    @Test
    void theAnswerToWhatWasAskedBeforeTheRecordingIsLeftOut() throws IOException {
        ring.restart(Flight.NOW, 0);
        ring.add(new Moment(1, new Input.Saved(7), List.of()), Flight.NOW);
        ring.flush();

        assertThat(play(read(RecordingRing.CURRENT)))
                .singleElement()
                .satisfies(turn -> assertThat(turn.verdict()).isEqualTo(Verdict.UNKNOWN_ANSWER));
    }

    @Test
    void aDiskThatIsFullIsToldAndRecordingGoesOnAfterwards() throws IOException {
        disk.failAlways(Fault.FULL);
        assertThatThrownBy(() -> flight.add("c1", BOND))
                .isInstanceOf(DiskException.class)
                .hasMessage("cannot append to /run/recording.jsonl: No space left on device");
        disk.heal();
        ring.lost(3);
        ring.restart(Flight.NOW, 0);

        assertThat(read(RecordingRing.CURRENT).header().lost()).isEqualTo(3);
    }

    @Test
    void aLastLineThatIsNotWholeIsLeftOut() throws IOException {
        String text = text(RecordingRing.CURRENT);
        Recording whole = Recording.parse(text);
        Recording cut = Recording.parse(text.substring(0, text.length() - 5));

        assertThat(whole.cutShort()).isFalse();
        assertThat(cut.cutShort()).isTrue();
        assertThat(cut.moments())
                .isEqualTo(whole.moments().subList(0, whole.moments().size() - 1));
    }

    @Test
    void whatIsNoRecordingIsRefusedWithItsLine() {
        assertThatThrownBy(() -> Recording.parse("")).hasMessage("it has not one whole line");
        assertThatThrownBy(() -> Recording.parse("hello\n")).hasMessageStartingWith("line 1 cannot be read: ");
        assertThatThrownBy(() -> Recording.parse(text(RecordingRing.CURRENT).replace("\"version\":1", "\"version\":9")))
                .hasMessageStartingWith("this is a recording of version 9, version 1 can be played");
        assertThatThrownBy(() -> Recording.parse(text(RecordingRing.CURRENT).replace("Subscribed", "Unheard")))
                .hasMessageStartingWith("line 3 cannot be read: ");
    }

    private void fly(int pods) throws IOException {
        for (int i = 0; i < pods; i++) {
            flight.add("c" + i, BOND, i % 2 == 0 ? VLAN : new DesiredLink.Vlan("bond0.7", "bond0", 7, 0));
            flight.del("c" + i);
            if (i % 50 == 0) {
                flight.overrun();
            }
        }
    }

    private static List<Turn> play(Recording recording) {
        List<Turn> turns = new ArrayList<>();
        new Replay(recording).run(turns::add);
        return turns;
    }

    private Recording read(String name) throws IOException {
        return Recording.parse(text(name));
    }

    private String text(String name) throws IOException {
        return new String(Objects.requireNonNull(disk.read(file(name))), StandardCharsets.UTF_8);
    }

    private static Path file(String name) {
        return RUN.resolve(name);
    }
}
