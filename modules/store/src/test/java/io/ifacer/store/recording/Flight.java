package io.ifacer.store.recording;

import io.ifacer.link.Link;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.engine.Command;
import io.ifacer.link.engine.Effect;
import io.ifacer.link.engine.Engine;
import io.ifacer.link.engine.EngineSettings;
import io.ifacer.link.engine.Input;
import io.ifacer.link.model.ModelKernel;
import io.ifacer.store.disk.DiskException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** An engine at work over the model kernel, and a recorder that listens. */
final class Flight {

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final ModelKernel kernel = new ModelKernel();
    private final Engine engine = new Engine(EngineSettings.DEFAULT);
    private final Deque<Input> inputs = new ArrayDeque<>();
    private final RecordingRing ring;
    private long nowNanos = 1_000_000_000L;
    private long lastRequestId;

    Flight(RecordingRing ring) throws DiskException {
        this.ring = ring;
        kernel.addNic("ens1", 1500, true);
        kernel.addNic("ens2", 1500, false);
        kernel.takeEvents();
        ring.start(NOW);
        inputs.add(new Input.Loaded(List.of(), List.of(), List.of()));
        inputs.add(new Input.Subscribed());
        run();
    }

    /** A pod that wants links. */
    void add(String container, DesiredLink... links) throws DiskException {
        ask(new Command.Add(new Attachment("net", container, "eth0"), List.of(links)));
    }

    void del(String container) throws DiskException {
        ask(new Command.Del(new Attachment("net", container, "eth0")));
    }

    void overrun() throws DiskException {
        inputs.add(new Input.Overrun("ENOBUFS"));
        run();
    }

    private void ask(Command command) throws DiskException {
        inputs.add(new Input.Asked(++lastRequestId, command));
        run();
    }

    private void run() throws DiskException {
        while (!inputs.isEmpty()) {
            Input input = inputs.poll();
            nowNanos += 1_000_000;
            List<Effect> effects = engine.on(input, nowNanos);
            ring.add(new Moment(nowNanos, input, effects), NOW);
            effects.forEach(this::carryOut);
        }
        ring.flush();
    }

    private void carryOut(Effect effect) {
        if (effect instanceof Effect.Dump dump) {
            List<Link> links = new ArrayList<>(kernel.dump());
            inputs.add(new Input.DumpDone(dump.dumpId(), links, false));
        } else if (effect instanceof Effect.Apply apply) {
            inputs.add(new Input.StepDone(apply.stepId(), kernel.apply(apply.step(), apply.known())));
            inputs.add(new Input.KernelBatch(kernel.takeEvents()));
        } else if (effect instanceof Effect.Persist persist) {
            inputs.add(new Input.Saved(persist.saveId()));
        }
    }
}
