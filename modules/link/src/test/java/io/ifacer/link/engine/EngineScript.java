package io.ifacer.link.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.Link;
import io.ifacer.link.LinkEvent;
import io.ifacer.link.LinkText;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.DesiredText;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.desired.Memo;
import io.ifacer.link.plan.InspectedText;
import io.ifacer.link.plan.KernelRefusal;
import io.ifacer.link.plan.PlanPolicy;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plays both sides of an {@link Engine}: each method but the expectations gives it one input. What it asks of the kernel
 * and answers has to be expected before the next input, in order; events and alarms only where a script looks at them.
 *
 * <p>Steps go by their description, requests by the pod that asked: {@code apply set ens192 up}, {@code reply pod1 done}.
 */
final class EngineScript {

    static final EngineSettings SETTINGS = EngineSettings.DEFAULT;

    private final Engine engine;
    private final Map<String, Long> stepIds = new LinkedHashMap<>();
    private final Map<String, Long> saveIds = new LinkedHashMap<>();
    private final Map<Long, String> pods = new LinkedHashMap<>();
    private final List<String> actions = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final List<Event> published = new ArrayList<>();
    private final List<Long> alarmMillis = new ArrayList<>();
    private final long startNanos;
    private long nowNanos;
    private long lastRequestId;
    private long dumpId;
    private boolean savesAtOnce = true;

    /** Whether questions are answered here as on a node where all is well: nothing is addressed, every kind is known. */
    private boolean answersQuestions = true;

    EngineScript() {
        this(SETTINGS);
    }

    EngineScript(EngineSettings settings) {
        this(settings, 0);
    }

    EngineScript(EngineSettings settings, long startNanos) {
        this.engine = new Engine(settings);
        this.startNanos = startNanos;
        this.nowNanos = startNanos;
    }

    /** An engine that has these links in its table. */
    static EngineScript with(String links) {
        return with(PlanPolicy.DEFAULT, links);
    }

    static EngineScript with(PlanPolicy policy, String links) {
        return with(TestSettings.with(policy), links);
    }

    static EngineScript with(EngineSettings settings, String links) {
        return new EngineScript(settings).subscribed().expect("dump").dumped(links);
    }

    /** From here on the script answers the questions that change nothing too: inspections of ports and probes of kinds. */
    EngineScript asking() {
        answersQuestions = false;
        return this;
    }

    /** The answer to {@code show addresses of NAME}, one {@code NAME ADDRESS} or {@code NAME default via ROUTER} a line. */
    EngineScript inspected(String step, String... carried) {
        String port = step.substring(step.lastIndexOf(' ') + 1);
        List<String> routes =
                Stream.of(carried).filter(line -> line.contains(" via ")).toList();
        List<String> addresses =
                Stream.of(carried).filter(line -> !line.contains(" via ")).toList();
        return answered(step, InspectedText.of(port, addresses, routes));
    }

    EngineScript probed(String step, boolean known) {
        return answered(step, new StepOutcome.Probed(known));
    }

    /** From now on the script answers for the memory itself; until then everything is saved at once. */
    EngineScript savingByHand() {
        savesAtOnce = false;
        return this;
    }

    EngineScript loaded(String links, Holding... holdings) {
        return input(new Input.Loaded(DesiredText.links(links), List.of(holdings), List.of()));
    }

    static Holding holding(String pod, String netns, String links) {
        return new Holding(attachment(pod), netns, DesiredText.links(links));
    }

    /** The answer to {@code save links ...} and the like. */
    EngineScript saved(String memo) {
        return input(new Input.Saved(saveIdOf(memo)));
    }

    EngineScript saveFailed(String memo, String reason) {
        return input(new Input.SaveFailed(saveIdOf(memo), reason));
    }

    private long saveIdOf(String memo) {
        assertThat(saveIds).as("memos that await an answer").containsKey(memo);
        return saveIds.remove(memo);
    }

    EngineScript namespacesGone(String... paths) {
        return input(new Input.NamespacesProbed(Set.of(paths), ""));
    }

    /** Some of them could not be looked at. */
    EngineScript namespacesUnseen(String reason, String... gone) {
        return input(new Input.NamespacesProbed(Set.of(gone), reason));
    }

    /** None of them could be looked at. */
    EngineScript probeFailed(String reason) {
        return input(new Input.ProbeFailed(reason));
    }

    EngineScript ask(String who, Command command) {
        pods.put(++lastRequestId, who);
        return input(new Input.Asked(lastRequestId, command));
    }

    EngineScript subscribed() {
        return input(new Input.Subscribed());
    }

    EngineScript dumped(String links) {
        return input(new Input.DumpDone(dumpId, LinkText.links(links), false));
    }

    EngineScript dumpInterrupted(String links) {
        return input(new Input.DumpDone(dumpId, LinkText.links(links), true));
    }

    EngineScript dumpFailed(String reason) {
        return input(new Input.DumpFailed(dumpId, reason));
    }

    EngineScript overrun() {
        return input(new Input.Overrun("ENOBUFS"));
    }

    /** The kernel tells that these links lost an address each. */
    EngineScript addressesGone(Integer... ifindexes) {
        return input(new Input.AddressesGone(Set.of(ifindexes)));
    }

    /** These links may have a route less each. */
    EngineScript routesGone(Integer... ifindexes) {
        return input(new Input.RoutesGone(Set.of(ifindexes)));
    }

    /**
     * The kernel tells of links, one a line; a line {@code gone 9 bond0} tells of a deletion, {@code moved 9 bond0} of
     * one that goes on in another network namespace.
     */
    EngineScript told(String lines) {
        List<LinkEvent> batch = lines.lines().map(EngineScript::event).toList();
        return input(new Input.KernelBatch(batch));
    }

    private static LinkEvent event(String line) {
        String[] words = line.strip().split(" ", -1);
        return switch (words[0]) {
            case "gone" -> new LinkEvent.Gone(Integer.parseInt(words[1]), words[2]);
            case "moved" -> new LinkEvent.Moved(Integer.parseInt(words[1]), words[2], 0, Integer.parseInt(words[1]));
            default -> new LinkEvent.Present(LinkText.link(line));
        };
    }

    EngineScript add(String pod, String links) {
        return ask(pod, new Command.Add(attachment(pod), DesiredText.links(links)));
    }

    EngineScript add(String pod, String netns, String links) {
        return ask(pod, new Command.Add(attachment(pod), netns, DesiredText.links(links), List.of()));
    }

    EngineScript status(String asker) {
        pods.put(++lastRequestId, asker);
        return input(new Input.Asked(lastRequestId, new Command.Status()));
    }

    EngineScript del(String pod) {
        return ask("del-" + pod, new Command.Del(attachment(pod)));
    }

    static Attachment attachment(String pod) {
        return new Attachment("net", pod, "eth0");
    }

    EngineScript acked(String step) {
        return answered(step, StepOutcome.Acked.INSTANCE);
    }

    EngineScript refused(String step, int errno, String errnoName) {
        return refused(step, errno, errnoName, "the kernel's words");
    }

    EngineScript refused(String step, int errno, String errnoName, String kernelText) {
        KernelRefusal refusal = new KernelRefusal(step, "", errno, errnoName, kernelText);
        return answered(step, new StepOutcome.Refused(refusal));
    }

    EngineScript unanswered(String step) {
        return answered(step, new StepOutcome.Unanswered("time-out"));
    }

    /** The answer to {@code show NAME}. */
    EngineScript found(String step, String link) {
        return answered(step, new StepOutcome.Found(LinkText.link(link)));
    }

    /** The kernel has no link, or another, under the name or the number of the one that a step is for; empty for none. */
    EngineScript missed(String step, String known, String byName, String byNumber) {
        return answered(
                step,
                new StepOutcome.Missed(
                        LinkText.link(known),
                        byName.isEmpty() ? null : LinkText.link(byName),
                        byNumber.isEmpty() ? null : LinkText.link(byNumber)));
    }

    EngineScript foundNothing(String step) {
        return answered(step, new StepOutcome.Found(null));
    }

    private EngineScript answered(String step, StepOutcome outcome) {
        assertThat(stepIds).as("steps that await an answer").containsKey(step);
        return input(new Input.StepDone(stepIds.remove(step), outcome));
    }

    /** Acknowledged, then told. */
    EngineScript done(String step, String events) {
        return acked(step).expectNothing().told(events);
    }

    EngineScript passes(long millis) {
        nowNanos += TimeUnit.MILLISECONDS.toNanos(millis);
        return this;
    }

    EngineScript tick() {
        return input(new Input.Tick());
    }

    /** Time passes, and the alarm rings. */
    EngineScript tickAfter(long millis) {
        return passes(millis).tick();
    }

    EngineScript input(Input input) {
        assertThat(actions).as("not expected so far").isEmpty();
        feed(input);
        return this;
    }

    private void feed(Input input) {
        List<Effect> effects = engine.on(input, nowNanos);
        List<Input> answers = new ArrayList<>();
        for (Effect effect : effects) {
            Input answer = answersQuestions ? answer(effect) : null;
            if (answer == null) {
                take(effect);
            } else {
                answers.add(answer);
            }
        }
        if (savesAtOnce) {
            effects.stream()
                    .filter(Effect.Persist.class::isInstance)
                    .forEach(save -> answers.add(new Input.Saved(((Effect.Persist) save).saveId())));
        }
        answers.forEach(this::feed);
    }

    private static @Nullable Input answer(Effect effect) {
        if (!(effect instanceof Effect.Apply apply)) {
            return null;
        }
        if (apply.step() instanceof Step.Inspect) {
            return new Input.StepDone(apply.stepId(), StepOutcome.Inspected.NOTHING);
        }
        return apply.step() instanceof Step.ProbeKind
                ? new Input.StepDone(apply.stepId(), new StepOutcome.Probed(true))
                : null;
    }

    private void take(Effect effect) {
        if (effect instanceof Effect.Dump dump) {
            dumpId = dump.dumpId();
            actions.add("dump");
        } else if (effect instanceof Effect.Apply apply) {
            stepIds.put(apply.step().describe(), apply.stepId());
            actions.add("apply " + apply.step().describe());
        } else if (effect instanceof Effect.Reply reply) {
            actions.add("reply " + pods.get(reply.requestId()) + " " + words(reply.answer()));
        } else if (effect instanceof Effect.Publish publish) {
            Event event = publish.event();
            assertThat(event.parts()).as("%s", event).containsAll(event.type().always());
            published.add(event);
            events.add(event.type().id() + " " + event.subject() + ": " + event.text());
        } else if (effect instanceof Effect.Persist persist && !savesAtOnce) {
            saveIds.put(words(persist.memo()), persist.saveId());
            actions.add("save " + words(persist.memo()));
        } else if (effect instanceof Effect.WatchRoutes watch) {
            actions.add("watch routes of " + new TreeSet<>(watch.ifindexes()));
        } else if (effect instanceof Effect.ProbeNamespaces probe) {
            actions.add("probe " + String.join(" ", new TreeSet<>(probe.paths())));
        } else if (effect instanceof Effect.WakeAt wake) {
            alarmMillis.add(TimeUnit.NANOSECONDS.toMillis(wake.atNanos() - startNanos));
        }
    }

    private static String words(Memo memo) {
        if (memo instanceof Memo.Attached attached) {
            return "attached " + attached.holding().attachment();
        }
        if (memo instanceof Memo.Detached detached) {
            return "detached " + detached.attachment();
        }
        return "links "
                + ((Memo.Links) memo).links().stream().map(DesiredLink::name).toList();
    }

    private static String words(Answer answer) {
        if (answer instanceof Answer.Failed failed) {
            String left = failed.leftovers().isEmpty() ? "" : " LEFT " + String.join("; ", failed.leftovers());
            return failed.problem().cause() + ": " + failed.problem().message() + left;
        }
        return "done";
    }

    /** Exactly these actions, in this order, since the last expectation. */
    EngineScript expect(String... expected) {
        assertThat(actions).containsExactly(expected);
        actions.clear();
        return this;
    }

    /** Actions of which each starts with one of these, in this order. */
    EngineScript expectStarting(String... starts) {
        assertThat(actions).hasSameSizeAs(starts);
        for (int i = 0; i < starts.length; i++) {
            assertThat(actions.get(i)).startsWith(starts[i]);
        }
        actions.clear();
        return this;
    }

    EngineScript expectNothing() {
        assertThat(actions).isEmpty();
        return this;
    }

    /** All that was published since the last look. */
    EngineScript expectEvents(String... expected) {
        assertThat(events).containsExactly(expected);
        forgetEvents();
        return this;
    }

    /** As {@link #expectEvents}, with what the events carry: the cause, the fields, the attachments, the duration. */
    EngineScript expectFullEvents(String... expected) {
        assertThat(published.stream().map(EngineScript::full)).containsExactly(expected);
        forgetEvents();
        return this;
    }

    EngineScript expectEventTypes(String... expected) {
        assertThat(published.stream().map(event -> event.type().id())).containsExactly(expected);
        forgetEvents();
        return this;
    }

    EngineScript forgetEvents() {
        events.clear();
        published.clear();
        return this;
    }

    private static String full(Event event) {
        String text = event.type().id() + " [" + event.cause().id() + "] " + event.subject() + ": " + event.text();
        if (!event.changes().isEmpty()) {
            text += event.changes().stream()
                    .map(change -> change.field() + " " + change.before() + " -> " + change.after())
                    .collect(Collectors.joining(", ", " {", "}"));
        }
        if (!event.attachments().isEmpty()) {
            text += " " + event.attachments();
        }
        return event.durationNanos() == Event.NO_DURATION
                ? text
                : text + " after " + TimeUnit.NANOSECONDS.toMillis(event.durationNanos()) + " ms";
    }

    /** The times, in milliseconds from the start, that were named since the last look. */
    EngineScript expectAlarms(Long... millis) {
        assertThat(alarmMillis).containsExactly(millis);
        alarmMillis.clear();
        return this;
    }

    Engine engine() {
        return engine;
    }

    long nowNanos() {
        return nowNanos;
    }

    static Link link(String line) {
        return LinkText.link(line);
    }
}
