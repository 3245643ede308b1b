package io.ifacer.daemon.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.daemon.bus.Addresses;
import io.ifacer.daemon.bus.LocalCodec;
import io.ifacer.daemon.bus.Readiness;
import io.ifacer.daemon.bus.Readiness.Condition;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.desired.Memo;
import io.ifacer.link.engine.Effect;
import io.ifacer.link.engine.Input;
import io.ifacer.store.disk.Disk;
import io.ifacer.store.disk.ModelDisk;
import io.ifacer.store.disk.ModelDisk.Fault;
import io.ifacer.store.memory.Memory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class MemoryVerticleTest {

    private static final DesiredLink VLAN = new DesiredLink.Vlan("ens1.7", "ens1", 7, 0);

    private final ModelDisk disk = new ModelDisk(new SplittableRandom(1));

    private final Readiness readiness = new Readiness();

    private final CountDownLatch firstAppend = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger appends = new AtomicInteger();

    private Vertx vertx;
    private String deployed;

    @BeforeEach
    void start(Vertx vertx) {
        this.vertx = vertx;
        LocalCodec.install(vertx);
        deployed = deploy();
    }

    @Test
    void whatWasSavedIsLoadedByTheNextOne() {
        gate.countDown();
        assertThat(save(1, new Memo.Links(List.of(VLAN)))).isEqualTo(new Input.Saved(1));
        assertThat(save(2, attached(2))).isEqualTo(new Input.Saved(2));
        assertThat(save(3, attached(3))).isEqualTo(new Input.Saved(3));
        assertThat(save(4, new Memo.Detached(holding(2).attachment()))).isEqualTo(new Input.Saved(4));
        vertx.undeploy(deployed).await();
        deploy();

        assertThat(load()).isEqualTo(new Input.Loaded(List.of(VLAN), List.of(holding(3)), List.of()));
    }

    @Test
    void whatComesInDuringAWriteGoesOutAsOneMore() throws InterruptedException {
        Future<Input> first = ask(0, attached(0));
        firstAppend.await();
        List<Future<Input>> others =
                LongStream.range(1, 150).mapToObj(i -> ask(i, attached(i))).toList();
        load(); // its answer comes after all of them have come in
        gate.countDown();

        assertThat(first.await()).isEqualTo(new Input.Saved(0));
        assertThat(others.stream().map(answer -> answer.await()))
                .containsExactlyElementsOf(LongStream.range(1, 150)
                        .<Input>mapToObj(Input.Saved::new)
                        .toList());
        assertThat(appends).hasValue(2);
    }

    @Test
    void whatTheDiskRefusesIsToldWithItsReason() {
        disk.failAlways(Fault.FULL);

        assertThat(save(7, new Memo.Links(List.of(VLAN))))
                .isEqualTo(new Input.SaveFailed(7, "cannot write /state/links.json.new: No space left on device"));
    }

    /** That pods' attachments can still be written down does not make a node ready whose links cannot be remembered. */
    @Test
    void theNodeIsReadyOnceBothCanBeWrittenAgain() {
        gate.countDown();
        assertThat(readiness.missing()).doesNotContainKey(Condition.STORE);
        disk.failAlways(Fault.FULL);
        save(1, new Memo.Links(List.of(VLAN)));
        disk.heal();
        save(2, attached(2));

        assertThat(readiness.missing().get(Condition.STORE)).contains("/state/links.json", "No space left");
        save(3, new Memo.Links(List.of(VLAN)));
        assertThat(readiness.missing()).doesNotContainKey(Condition.STORE);
    }

    @Test
    void aDiskThatCannotBeWrittenIsKnownFromTheStart() {
        vertx.undeploy(deployed).await();
        disk.failAlways(Fault.FULL);
        deploy();

        assertThat(readiness.missing().get(Condition.STORE))
                .contains("cannot write in /state", "cannot write in /run", "every ADD fails");
    }

    @Test
    void namespacesAreLookedFor() {
        Input answer = vertx.eventBus()
                .<Input>request(Addresses.MEMORY_PROBE, new Effect.ProbeNamespaces(Set.of("/no/such/folder/x")))
                .await()
                .body();

        assertThat(answer).isEqualTo(new Input.NamespacesProbed(Set.of(), ""));
    }

    private String deploy() {
        Memory memory = new Memory(heldDisk(), Path.of("/state"), Path.of("/run"));
        return vertx.deployVerticle(new MemoryVerticle(memory, new NamespaceProbe(), readiness))
                .await();
    }

    /** Holds every append until the gate is open. */
    private Disk heldDisk() {
        return (Disk) Proxy.newProxyInstance(
                Disk.class.getClassLoader(), new Class<?>[] {Disk.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("append")) {
                        appends.incrementAndGet();
                        firstAppend.countDown();
                        gate.await();
                    }
                    try {
                        return method.invoke(disk, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Input load() {
        return vertx.eventBus()
                .<Input>request(Addresses.MEMORY_LOAD, "")
                .await()
                .body();
    }

    private Input save(long saveId, Memo memo) {
        return ask(saveId, memo).await();
    }

    private Future<Input> ask(long saveId, Memo memo) {
        return vertx.eventBus()
                .<Input>request(Addresses.MEMORY_SAVE, new Effect.Persist(saveId, memo))
                .map(message -> message.body());
    }

    private static Memo attached(long number) {
        return new Memo.Attached(holding(number));
    }

    private static Holding holding(long number) {
        return new Holding(new Attachment("net", "c" + number, "eth0"), "/run/netns/" + number, List.of(VLAN));
    }
}
