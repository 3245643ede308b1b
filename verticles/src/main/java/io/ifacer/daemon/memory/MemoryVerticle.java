package io.ifacer.daemon.memory;

import io.ifacer.daemon.bus.Addresses;
import io.ifacer.daemon.bus.Readiness;
import io.ifacer.daemon.bus.Readiness.Condition;
import io.ifacer.link.desired.Memo;
import io.ifacer.link.engine.Effect;
import io.ifacer.link.engine.Input;
import io.ifacer.store.memory.Kept;
import io.ifacer.store.memory.Memory;
import io.ifacer.store.memory.Remembered;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers, in order. While one write is at work (an fsync takes as long as the disk likes) what comes in is gathered, and
 * goes out as one batch: 150 ADDs at once cost a few fsyncs, not 150.
 */
public final class MemoryVerticle extends VerticleBase {

    private static final Logger log = LoggerFactory.getLogger("memory");

    private final Memory memory;
    private final Readiness readiness;
    private final NamespaceProbe namespaces;
    /** Why what cannot be written now cannot: known from the start, or from the last write of its kind. */
    private final Map<Kept, String> failing = new EnumMap<>(Kept.class);

    private List<Message<Effect.Persist>> waiting = new ArrayList<>();
    private Future<?> writing = Future.succeededFuture();

    /** @param readiness told whether what is to be remembered can be written */
    public MemoryVerticle(Memory memory, NamespaceProbe namespaces, Readiness readiness) {
        this.readiness = readiness;
        this.memory = memory;
        this.namespaces = namespaces;
    }

    /** Completes when what is remembered has been read, and can be asked for. */
    @Override
    public Future<?> start() {
        return vertx.executeBlocking(this::load).compose(loaded -> {
            Future<Void> load = vertx.eventBus()
                    .localConsumer(Addresses.MEMORY_LOAD)
                    .handler(message -> message.reply(loaded))
                    .completion();
            Future<Void> save = vertx.eventBus()
                    .<Effect.Persist>localConsumer(Addresses.MEMORY_SAVE)
                    .handler(this::save)
                    .completion();
            Future<Void> probe = vertx.eventBus()
                    .<Effect.ProbeNamespaces>localConsumer(Addresses.MEMORY_PROBE)
                    .handler(this::probe)
                    .completion();
            return Future.all(load, save, probe);
        });
    }

    /** Lets the write that is at work end: the next daemon reads the same files. */
    @Override
    public Future<?> stop() {
        return writing;
    }

    private Input.Loaded load() {
        Remembered remembered = memory.load();
        remembered.troubles().forEach(trouble -> log.error("{}", trouble));
        log.info(
                "{} links and {} attachments remembered",
                remembered.links().size(),
                remembered.holdings().size());
        failing.putAll(remembered.unwritable());
        tellReadiness();
        return new Input.Loaded(remembered.links(), remembered.holdings(), remembered.troubles());
    }

    private void save(Message<Effect.Persist> message) {
        waiting.add(message);
        if (writing.isComplete()) {
            writeWaiting();
        }
    }

    private void writeWaiting() {
        List<Message<Effect.Persist>> batch = waiting;
        waiting = new ArrayList<>();
        List<Memo> memos = batch.stream().map(message -> message.body().memo()).toList();
        writing = vertx.executeBlocking(() -> memory.save(memos))
                .onSuccess(failures -> answer(batch, failures))
                .onFailure(mistake -> answer(
                        batch,
                        batch.stream()
                                .map(message -> Optional.of("ifacerd failed: " + mistake))
                                .toList()))
                .onComplete(result -> {
                    if (!waiting.isEmpty()) {
                        writeWaiting();
                    }
                });
    }

    private void answer(List<Message<Effect.Persist>> batch, List<Optional<String>> failures) {
        List<Input> verdicts = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            verdicts.add(verdict(batch.get(i).body(), failures.get(i)));
        }
        tellReadiness(); // before whoever asked can look
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).reply(verdicts.get(i));
        }
    }

    private Input verdict(Effect.Persist asked, Optional<String> failure) {
        Kept kept = Kept.of(asked.memo());
        if (failure.isEmpty()) {
            failing.remove(kept);
            return new Input.Saved(asked.saveId());
        }
        failing.put(kept, failure.get());
        log.error("not remembered: {}", failure.get());
        return new Input.SaveFailed(asked.saveId(), failure.get());
    }

    private void tellReadiness() {
        if (failing.isEmpty()) {
            readiness.holds(Condition.STORE);
        } else {
            readiness.lacks(Condition.STORE, String.join("; ", failing.values()));
        }
    }

    private void probe(Message<Effect.ProbeNamespaces> message) {
        vertx.executeBlocking(() -> namespaces.look(message.body().paths()))
                .onSuccess(message::reply)
                .onFailure(mistake -> message.reply(new Input.ProbeFailed("ifacerd failed: " + mistake)));
    }
}
