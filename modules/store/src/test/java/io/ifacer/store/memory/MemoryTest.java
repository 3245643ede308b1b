package io.ifacer.store.memory;

import static io.ifacer.store.memory.Samples.BOND;
import static io.ifacer.store.memory.Samples.OTHER_VLAN;
import static io.ifacer.store.memory.Samples.VLAN;
import static io.ifacer.store.memory.Samples.attached;
import static io.ifacer.store.memory.Samples.detached;
import static io.ifacer.store.memory.Samples.holding;
import static io.ifacer.store.memory.Samples.links;
import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Memo;
import io.ifacer.store.disk.ModelDisk;
import io.ifacer.store.disk.ModelDisk.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryTest {

    private static final Path STATE = Path.of("/state");
    private static final Path RUN = Path.of("/run");
    private static final Path LINKS = STATE.resolve("links.json");
    private static final Path LOG = RUN.resolve("attachments.log");

    private final ModelDisk disk = new ModelDisk(new SplittableRandom(1));
    private Memory memory;

    @BeforeEach
    void start() {
        memory = memory();
        assertThat(memory.load()).isEqualTo(new Remembered(List.of(), List.of(), List.of(), Map.of()));
    }

    @Test
    void whatWasSavedIsThereAfterARestart() {
        assertSaved(links(BOND, VLAN), attached("c1", BOND, VLAN), attached("c2"), detached("c2"));

        assertThat(memory().load())
                .isEqualTo(
                        new Remembered(List.of(BOND, VLAN), List.of(holding("c1", BOND, VLAN)), List.of(), Map.of()));
    }

    /** What was read counts as remembered: whoever relies on it does not save it again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whatWasReadOutlivesAPowerFailure(int operation) {
        disk.killAt(operation);
        try {
            memory.save(List.of(links(VLAN)));
        } catch (ModelDisk.Killed e) {
            disk.killAt(0);
        }
        List<DesiredLink> read = memory().load().links();

        disk.powerFailure();

        assertThat(memory().load().links()).isEqualTo(read);
    }

    @Test
    void whatWasSavedIsReadOnADiskThatHasBecomeReadOnly() {
        assertSaved(links(VLAN), attached("c1", VLAN));
        disk.failAlways(Fault.READ_ONLY);

        Remembered found = memory().load();

        assertThat(found.links()).containsExactly(VLAN);
        assertThat(found.holdings()).containsExactly(holding("c1", VLAN));
        assertThat(found.troubles()).isNotEmpty();
    }

    @Test
    void aRepeatedAttachmentReplacesWhatItHeld() {
        assertSaved(attached("c1", VLAN), attached("c1", OTHER_VLAN));

        assertThat(memory().load().holdings()).containsExactly(holding("c1", OTHER_VLAN));
    }

    @Test
    void aBurstOfListsIsOneWriteWithOneFsync() {
        long before = disk.operations();
        assertSaved(links(BOND), links(BOND, VLAN), links(BOND, VLAN, OTHER_VLAN));

        assertThat(disk.operations() - before).as("write, fsync, rename, fsync").isEqualTo(4);
        assertThat(memory().load().links()).containsExactly(BOND, VLAN, OTHER_VLAN);
    }

    @Test
    void anAttachmentIsOneAppend() {
        assertSaved(attached("c1", VLAN));
        long before = disk.operations();
        assertSaved(attached("c2", VLAN));

        assertThat(disk.operations() - before).isEqualTo(1);
    }

    @Test
    void theLogDoesNotGrowWithItsHistory() throws Exception {
        assertSaved(attached("stays", VLAN));
        for (int i = 0; i < 5_000; i++) {
            assertSaved(attached("c" + i, BOND, VLAN), detached("c" + i));
        }

        assertThat(Objects.requireNonNull(disk.read(LOG)).length).isLessThan(70_000);
        assertThat(memory().load().holdings()).containsExactly(holding("stays", VLAN));
    }

    @Test
    void aLastLineThatWasCutShortIsDroppedInSilenceAndNothingIsAppendedToIt() throws Exception {
        assertSaved(attached("c1", VLAN), attached("c2", VLAN));
        int length = Objects.requireNonNull(disk.read(LOG)).length;
        disk.truncate(LOG, length - 10);

        Memory next = memory();
        Remembered found = next.load();
        assertThat(found.holdings()).containsExactly(holding("c1", VLAN));
        assertThat(found.troubles()).isEmpty();

        assertThat(next.save(List.of(attached("c3", VLAN)))).containsExactly(Optional.empty());
        assertThat(memory().load())
                .isEqualTo(new Remembered(
                        List.of(), List.of(holding("c1", VLAN), holding("c3", VLAN)), List.of(), Map.of()));
    }

    @Test
    void aLineInTheMiddleThatIsBrokenIsDroppedAndTold() throws Exception {
        assertSaved(attached("c1", VLAN), attached("c2", VLAN));
        String text = new String(Objects.requireNonNull(disk.read(LOG)), StandardCharsets.UTF_8);
        disk.corrupt(LOG, text.indexOf("\"c1\"") + 1);

        Remembered found = memory().load();
        assertThat(found.holdings()).containsExactly(holding("c2", VLAN));
        assertThat(found.troubles())
                .containsExactly(
                        "/run/attachments.log, line 2 cannot be used and is dropped: its checksum does not fit");
    }

    /** Six such attachments once ended every start after the one that had taken them. */
    @Test
    void whatIsBeyondTheBoundsIsDroppedAndToldAndTheRestIsHeld() throws Exception {
        StringBuilder log = new StringBuilder(AttachmentLine.HEADER).append(AttachmentLine.write(attached("c1", VLAN)));
        for (int i = 0; i < 6; i++) {
            log.append(AttachmentLine.write(attached(i + "x".repeat(1_040_000), VLAN)));
        }
        log.append(AttachmentLine.write(attached("y".repeat(254), VLAN)))
                .append(AttachmentLine.write(attached("z".repeat(253), VLAN)));
        disk.write(LOG, log.toString().getBytes(StandardCharsets.UTF_8));

        Memory next = memory();
        Remembered found = next.load();
        assertThat(found.holdings()).containsExactly(holding("c1", VLAN), holding("z".repeat(253), VLAN));
        assertThat(found.troubles())
                .hasSize(7)
                .contains(
                        "/run/attachments.log, line 3 cannot be used and is dropped: it is 2080151 bytes long, the limit is"
                                + " 131072")
                .last()
                .isEqualTo("/run/attachments.log, line 9 cannot be used and is dropped: attached: 'container' is 254"
                        + " characters long, the limit is 253");

        assertThat(next.save(List.of(attached("c2", VLAN)))).containsExactly(Optional.empty());
        assertThat(memory().load().troubles()).isEmpty();
        assertThat(memory().load().holdings()).hasSize(3);
    }

    @Test
    void ofManyBrokenLinesTheFirstAreToldAndTheOthersCounted() throws Exception {
        disk.write(LOG, (AttachmentLine.HEADER + "broken\n".repeat(1_000)).getBytes(StandardCharsets.UTF_8));

        assertThat(memory().load().troubles())
                .hasSize(9)
                .last()
                .isEqualTo("/run/attachments.log: 992 more lines cannot be used and are dropped");
    }

    @Test
    void whatCouldNotBeReadAgainIsNotAnsweredFor() {
        assertThat(memory.save(List.of(attached("c".repeat(140_000), VLAN))))
                .singleElement()
                .satisfies(failure -> assertThat(failure.orElseThrow())
                        .isEqualTo("cannot append to /run/attachments.log: an attachment of 280149 bytes, the limit is"
                                + " 131072"));
        assertSaved(attached("c1", VLAN));
        assertThat(memory().load().holdings()).containsExactly(holding("c1", VLAN));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"it is longer than 4194304 bytes, 2200000", "it holds more than 400000 names, 250000"})
    void linksBeyondTheBoundsAreSetAside(String why, int count) throws Exception {
        String text = "{\"version\":1,\"crc32c\":\"00000000\",\"links\":[" + "{},".repeat(count) + "{}]}";
        disk.write(LINKS, text.getBytes(StandardCharsets.UTF_8));

        assertThat(memory().load().troubles())
                .singleElement()
                .asString()
                .contains("/state/links.json cannot be used: " + why, "set aside as links.json.bad");
    }

    @Test
    void aLogThatIsNotOursIsSetAside() throws Exception {
        disk.write(LOG, "something else\n".getBytes(StandardCharsets.UTF_8));

        assertThat(memory().load().troubles())
                .singleElement()
                .asString()
                .contains("/run/attachments.log", "set aside as attachments.log.bad");
        assertThat(disk.files()).containsExactly(RUN.resolve("attachments.log.bad"));
    }

    @Test
    void linksThatCannotBeTrustedAreSetAsideAndTold() {
        assertSaved(links(BOND, VLAN));
        disk.corrupt(LINKS, 80);

        Memory next = memory();
        assertThat(next.load().troubles())
                .singleElement()
                .asString()
                .contains("/state/links.json cannot be used: its checksum is", "set aside as links.json.bad");
        assertThat(next.save(List.of(links(VLAN)))).containsExactly(Optional.empty());
        assertThat(memory().load().links()).containsExactly(VLAN);
        assertThat(disk.files()).contains(STATE.resolve("links.json.bad"));
    }

    @Test
    void aStateDirectoryThatCannotBeWrittenIsToldAtTheStartAndAtEverySave() {
        disk.failAlways(Fault.READ_ONLY);

        assertThat(memory().load().troubles())
                .anySatisfy(trouble -> assertThat(trouble)
                        .isEqualTo(
                                "cannot write in /state: Read-only file system: as long as that is so, no link that has to"
                                        + " be made can be remembered, so that every ADD for one fails"));
        assertThat(memory.save(List.of(links(BOND))))
                .containsExactly(Optional.of("cannot write /state/links.json.new: Read-only file system"));
        disk.heal();
        assertSaved(links(BOND));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aSaveThatFailsAtAnyOperationLeavesTheOldListAndNothingBesideIt(Fault fault) {
        assertSaved(links(BOND));
        for (int operation = 1; operation <= 4; operation++) {
            disk.failAt(operation, fault);

            assertThat(memory.save(List.of(links(BOND, VLAN))))
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.orElseThrow()).startsWith("cannot "));
            assertThat(memory().load().links()).containsExactly(BOND);
            assertThat(disk.files()).containsExactly(LINKS);
        }
        assertSaved(links(BOND, VLAN));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void anAppendThatFailsLeavesTheLogAsItWas(Fault fault) {
        assertSaved(attached("c1", VLAN));
        disk.failAt(1, fault);
        assertThat(memory.save(List.of(attached("c2", VLAN), attached("c3", VLAN))))
                .allMatch(Optional::isPresent);

        assertSaved(attached("c4", VLAN));
        assertThat(memory().load())
                .isEqualTo(new Remembered(
                        List.of(), List.of(holding("c1", VLAN), holding("c4", VLAN)), List.of(), Map.of()));
    }

    @Test
    void aLogThatCouldNotBeCutBackIsWrittenAnew() {
        assertSaved(attached("c1", VLAN));
        disk.failAlways(Fault.FULL);
        assertThat(memory.save(List.of(attached("c2", VLAN)))).allMatch(Optional::isPresent);
        disk.heal();

        assertSaved(attached("c3", VLAN));
        assertThat(memory().load().holdings()).containsExactly(holding("c1", VLAN), holding("c3", VLAN));
    }

    private void assertSaved(Memo... memos) {
        assertThat(memory.save(List.of(memos))).allMatch(Optional::isEmpty);
    }

    private Memory memory() {
        return new Memory(disk, STATE, RUN);
    }
}
