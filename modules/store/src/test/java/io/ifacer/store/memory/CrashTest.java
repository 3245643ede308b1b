package io.ifacer.store.memory;

import static io.ifacer.store.memory.Samples.attached;
import static io.ifacer.store.memory.Samples.detached;
import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.desired.Memo;
import io.ifacer.store.disk.ModelDisk;
import io.ifacer.store.disk.ModelDisk.Killed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kills and power failures at every point of every save: what comes back is what was answered for, with or without what was
 * just being saved, and never anything else.
 */
class CrashTest {

    private static final Path STATE = Path.of("/state");
    private static final Path RUN = Path.of("/run");
    private static final int ROUNDS = 5_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void linksOutliveEveryPowerFailure(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ModelDisk disk = new ModelDisk(random);
        Memory memory = new Memory(disk, STATE, RUN);
        List<DesiredLink> answered = memory.load().links();
        for (int round = 0; round < ROUNDS; round++) {
            List<DesiredLink> asked = someLinks(random);
            disk.killAt(1 + random.nextInt(6));
            boolean survived = save(memory, new Memo.Links(asked));
            if (survived) {
                answered = asked;
            }
            if (!survived || random.nextBoolean()) {
                disk.powerFailure();
                memory = new Memory(disk, STATE, RUN);
                Remembered found = memory.load();
                assertThat(found.troubles())
                        .as("seed %d, round %d", seed, round)
                        .isEmpty();
                assertThat(List.of(answered, asked))
                        .as("seed %d, round %d", seed, round)
                        .contains(found.links());
                answered = found.links();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void attachmentsOutliveEveryKill(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ModelDisk disk = new ModelDisk(random);
        Memory memory = new Memory(disk, STATE, RUN);
        memory.load();
        Map<Attachment, Holding> answered = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            Memo memo = someMemo(random);
            Map<Attachment, Holding> asked = after(answered, memo);
            disk.killAt(1 + random.nextInt(6));
            if (save(memory, memo)) {
                answered = asked;
            } else {
                disk.heal();
                memory = new Memory(disk, STATE, RUN);
                Remembered found = memory.load();
                assertThat(found.troubles())
                        .as("seed %d, round %d", seed, round)
                        .isEmpty();
                Map<Attachment, Holding> held = new HashMap<>();
                found.holdings().forEach(each -> held.put(each.attachment(), each));
                assertThat(List.of(answered, asked))
                        .as("seed %d, round %d", seed, round)
                        .contains(held);
                answered = held;
            }
        }
    }

    private static boolean save(Memory memory, Memo memo) {
        try {
            assertThat(memory.save(List.of(memo))).allMatch(Optional::isEmpty);
            return true;
        } catch (Killed e) {
            return false;
        }
    }

    private static List<DesiredLink> someLinks(SplittableRandom random) {
        List<DesiredLink> links = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            int id = 1 + random.nextInt(4094);
            links.add(new DesiredLink.Vlan("v" + id, "ens1", id, 0));
        }
        return links;
    }

    private static Memo someMemo(SplittableRandom random) {
        String container = "c" + random.nextInt(40);
        return random.nextBoolean()
                ? detached(container)
                : attached(container, someLinks(random).toArray(DesiredLink[]::new));
    }

    private static Map<Attachment, Holding> after(Map<Attachment, Holding> before, Memo memo) {
        Map<Attachment, Holding> held = new HashMap<>(before);
        if (memo instanceof Memo.Attached attached) {
            held.put(attached.holding().attachment(), attached.holding());
        } else if (memo instanceof Memo.Detached detached) {
            held.remove(detached.attachment());
        }
        return held;
    }
}
