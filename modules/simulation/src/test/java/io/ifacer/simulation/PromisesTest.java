package io.ifacer.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ifacer.link.Link;
import io.ifacer.link.desired.DesiredText;
import io.ifacer.link.engine.Answer;
import io.ifacer.link.engine.Command;
import io.ifacer.link.engine.Event;
import io.ifacer.link.engine.Input;
import io.ifacer.link.plan.Problem;
import io.ifacer.link.plan.Step;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** That each promise would be seen to be broken. */
class PromisesTest {

    private final World world = new World();
    private final Command.Add add = world.pods.add("pod1", DesiredText.links("vlan e0.10 lower e0 id 10"));

    @Test
    void anAnswerToNobody() {
        assertBreaks(Promise.ANSWERED_ONCE, () -> world.promises.answered(1, Answer.Done.INSTANCE));
    }

    @Test
    void anAnswerGivenTwice() {
        long requestId = world.pods.ask(new Command.Del(add.attachment()));
        world.promises.answered(requestId, Answer.Done.INSTANCE);

        assertBreaks(Promise.ANSWERED_ONCE, () -> world.promises.answered(requestId, Answer.Done.INSTANCE));
    }

    @Test
    void aSuccessOverAMissingLink() {
        long requestId = world.pods.ask(add);

        assertBreaks(Promise.NO_FALSE_SUCCESS, () -> world.promises.answered(requestId, Answer.Done.INSTANCE));
    }

    @Test
    void aDeletionOfWhatSomebodyElseMade() {
        perform("plug e0 1500 up", "hand-vlan e0.10 e0 10");

        assertHarms(Promise.FOREIGN_UNTOUCHED, new Step.Delete("e0.10", world.node.ifindexOf("e0.10")));
    }

    @Test
    void aStepThatMeetsALinkWithTheNumberOfAnother() {
        perform("plug e0 1500 up", "start", "add pod1 vlan e0.10 lower e0 id 10", "quiet 1", "numbers again");
        Link known = Objects.requireNonNull(world.node.link("e0.10"));
        perform("hand-delete e0.10", "hand-vlan v20 e0 20");

        assertThat(world.node.ifindexOf("v20")).isEqualTo(known.ifindex());
        assertHarms(Promise.NO_STRANGER_TOUCHED, new Step.SetUp("e0.10", known.ifindex(), true), known);
    }

    @Test
    void aStepThatMeetsALinkInPlaceOfAnother() {
        perform("plug e0 1500 up", "start", "add pod1 vlan e0.10 lower e0 id 10", "quiet 1", "numbers again");
        Link known = Objects.requireNonNull(world.node.link("e0.10"));
        perform("hand-delete e0.10", "hand-vlan e0.10 e0 10");

        assertThat(world.node.ifindexOf("e0.10")).isEqualTo(known.ifindex());
        assertHarms(Promise.NO_STRANGER_TOUCHED, new Step.SetUp("e0.10", known.ifindex(), true), known);
    }

    @Test
    void aDeletionOfABondOfTheModuleThatSomebodyUses() {
        perform("hand-unload", "hand-bond b1", "hand-up bond0");

        assertHarms(Promise.FOREIGN_UNTOUCHED, new Step.Delete("bond0", world.node.ifindexOf("bond0")));
    }

    @Test
    void aDeletionOfWhatWasGranted() {
        perform("plug e0 1500 up", "start", "add pod1 vlan e0.10 lower e0 id 10", "quiet 1");

        assertBreaks(
                Promise.GRANTED_KEPT,
                () -> world.promises.requireNeeded(new Step.Delete("e0.10", world.node.ifindexOf("e0.10"))));
    }

    @Test
    void aLinkThatNobodyAskedFor() {
        perform("plug e0 1500 up", "start", "quiet 1");
        world.node.request(new Step.CreateVlan("e0.10", "e0", world.node.ifindexOf("e0"), 10, 0));

        assertBreaks(Promise.NOTHING_LEFT, () -> perform("quiet 2"));
    }

    @Test
    void aLinkThatIsNotAsItWas() {
        perform("plug e0 1500 up", "start", "quiet 1");
        world.node.request(new Step.SetMtu("e0", world.node.ifindexOf("e0"), 1400));

        assertBreaks(Promise.NOTHING_LEFT, () -> perform("quiet 2"));
    }

    @Test
    void aRequestThatIsNeverAnswered() {
        perform("plug e0 1500 up", "start", "quiet 1");
        world.pods.ask(add);

        assertBreaks(Promise.CONVERGES, () -> perform("quiet 2"));
    }

    @Test
    void aBondOfOursWithAUsablePortThatDoesNotServe() {
        String bond = "bond b0 mode active-backup ports e0 e1";
        perform("plug e0 1500 up", "plug e1 1500 up", "start", "add pod2 " + bond, "quiet 1", "unplug e1", "quiet 2");
        Command.Add next = world.pods.add("pod3", DesiredText.links(bond));
        long requestId = world.pods.ask(next);
        Answer failed = new Answer.Failed(
                new Problem(Problem.Cause.LINK_MISSING, "e1", "e1 does not exist", "wait"), List.of());

        assertBreaks(Promise.SERVES_WITH_WHAT_IT_HAS, () -> world.promises.answered(requestId, failed));
    }

    @Test
    void aBondThatGoesWithoutAPortThatItCouldHave() {
        String bond = "bond b0 mode active-backup ports e0 e1";
        perform("plug e0 1500 up", "plug e1 1500 up", "start", "add pod2 " + bond, "quiet 1");
        world.socket.close(); // nobody is told
        world.node.byHand(new Step.Release("e1", world.node.ifindexOf("e1"), ""));
        long requestId = world.pods.ask(world.pods.add("pod3", DesiredText.links(bond)));

        assertBreaks(Promise.NO_FALSE_SUCCESS, () -> world.promises.answered(requestId, Answer.Done.INSTANCE));
    }

    @Test
    void meddlingThatNobodyDid() {
        perform("plug e0 1500 up", "start", "rest 1");
        Event contested = new Event(Event.Type.LINK_CONTESTED, Event.Cause.NOTIFICATION, "e0.10", "contested")
                .with(List.of(new Event.FieldChange("state", "up", "missing")));

        assertBreaks(Promise.NOBODY_BLAMED, () -> world.promises.told(contested));
    }

    /** At rest it has to be there again: nothing excuses it once its id is free. */
    @Test
    void aMovedVlanIsBackAtRestOnceItEndedElsewhere() {
        perform(
                "plug e0 1500 up",
                "start",
                "add pod1 vlan e0.10 lower e0 id 10",
                "quiet 1",
                "hand-move e0.10",
                "rest 2");
        assertThat(world.node.has("e0.10")).isFalse();

        perform("hand-return e0.10 gone", "quiet 3");

        assertThat(world.node.has("e0.10")).isTrue();
    }

    @Test
    void aGrantThatTheDiskDoesNotHave() {
        world.pods.grant(add);

        assertBreaks(Promise.NOTHING_LOST, () -> perform("start"));
    }

    @Test
    void aChangeAtRest() {
        perform("plug e0 1500 up", "start", "rest 1");
        long before = world.promises.changesMade();

        Step step = new Step.SetMtu("e0", world.node.ifindexOf("e0"), 1400);
        world.promises.answered(step, world.node.request(step));

        assertBreaks(Promise.IDLE_WHEN_RIGHT, () -> world.promises.idleSince(before, world.daemon.view()));
    }

    @Test
    @SuppressWarnings("NullAway") // an input that cannot be
    void anInputThatTheEngineCannotBear() {
        perform("start");

        assertBreaks(Promise.UNBREAKABLE, () -> world.daemon.feed(new Input.Asked(1, null)));
    }

    @Test
    void everythingRememberedIsCounted() {
        perform("plug e0 1500 up", "start");
        int before = Footprint.entriesOf(world.daemon);

        perform("add pod1 vlan e0.10 lower e0 id 10", "add pod2 vlan e0.20 lower e0 id 20", "quiet 1");

        assertThat(Footprint.entriesOf(world.daemon)).isGreaterThan(before);
    }

    private void perform(String... lines) {
        for (String line : lines) {
            world.perform(Move.parse(line));
        }
    }

    private void assertHarms(Promise promise, Step step, Link... known) {
        assertThat(world.promises.harm(step, List.of(known)))
                .hasValueSatisfying(broken -> assertThat(broken.promise()).isEqualTo(promise));
    }

    private static void assertBreaks(Promise promise, Runnable act) {
        assertThatExceptionOfType(BrokenPromise.class)
                .isThrownBy(act::run)
                .satisfies(broken -> assertThat(broken.promise()).isEqualTo(promise));
    }
}
