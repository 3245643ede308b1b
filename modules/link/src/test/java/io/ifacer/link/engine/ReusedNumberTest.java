package io.ifacer.link.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.LinkText;
import io.ifacer.link.desired.DesiredText;
import io.ifacer.link.engine.Command.Declare;
import io.ifacer.link.plan.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Links that are gone, and others that have their numbers or names before anybody has heard of it. */
class ReusedNumberTest {

    private static final String VLAN = "vlan ens192.100 lower ens192 id 100";
    private static final String ADD_VLAN = "add ens192.100 link ens192 type vlan id 100";
    private static final String SET_UP = "set ens192.100 up";
    private static final String DOWN = "9 ens192.100 vlan id 100 link 2 alias ifacer";
    private static final String UP = "9 ens192.100 vlan id 100 link 2 up alias ifacer";
    private static final String NODE = "2 ens192 up\n" + UP;

    private static final String BOND = "5 bond1 bond mode active-backup";

    private static EngineScript setDown() {
        EngineScript script = EngineScript.with(NODE)
                .add("pod1", VLAN)
                .expect("reply pod1 done")
                .told(DOWN)
                .expect("apply " + SET_UP);
        return script.forgetEvents();
    }

    /** A number says nothing: the door has to know which link is meant. */
    @Test
    void aStepIsSentWithTheLinksThatItIsFor() {
        Engine engine = new Engine(EngineSettings.DEFAULT);
        engine.on(new Input.Subscribed(), 0);
        engine.on(new Input.DumpDone(1, LinkText.links("2 ens192 up\n" + DOWN), false), 0);

        List<Effect> effects = engine.on(new Input.Asked(1, new Declare(DesiredText.links(VLAN))), 0);

        assertThat(effects)
                .filteredOn(effect -> effect instanceof Effect.Apply apply && apply.step() instanceof Step.SetUp)
                .singleElement()
                .satisfies(effect -> assertThat(((Effect.Apply) effect).known()).containsExactly(LinkText.link(DOWN)));
    }

    @Test
    void aLinkThatIsGoneIsMadeAgainThoughItsNumberIsAnothers() {
        setDown()
                .missed(SET_UP, DOWN, "", "9 other dummy")
                .expect("apply " + ADD_VLAN)
                .told("gone 9 ens192.100\n9 other dummy")
                .expectNothing()
                .done(ADD_VLAN, "10 ens192.100 vlan id 100 link 2")
                .expect("apply " + SET_UP)
                .done(SET_UP, "10 ens192.100 vlan id 100 link 2 up alias ifacer")
                .expectNothing();
    }

    @Test
    void anotherLinkThatHasItsNameAndNumberIsLeftAlone() {
        setDown()
                .missed(SET_UP, DOWN, "9 ens192.100 dummy", "9 ens192.100 dummy")
                .expectNothing()
                .expectEvents(
                        "link.lost ens192.100: another interface has its name",
                        "link.blocked ens192.100: ens192.100 was made by somebody else, which is why it is not repaired:"
                                + " ens192.100: wanted kind vlan, found dummy");
    }

    /** Renamed, and not told yet. */
    @Test
    void aLinkThatHasAnotherNameGetsItBack() {
        setDown()
                .missed(SET_UP, DOWN, "", "9 astray vlan id 100 link 2 alias ifacer")
                .expect("apply set astray name ens192.100");
    }

    private static EngineScript bondSetDown() {
        EngineScript script = EngineScript.with("2 ens192 up master 5\n" + BOND + " up alias ifacer")
                .add("pod1", "bond bond1 mode active-backup ports ens192")
                .expect("reply pod1 done")
                .told(BOND + " alias ifacer")
                .expect("apply set bond1 up");
        return script.forgetEvents();
    }

    /** One that was made in its place, and that nobody has told of: another MAC, and no mark. */
    @Test
    void anotherBondWithoutTheMarkIsNotGivenItsName() {
        bondSetDown()
                .missed(
                        "set bond1 up",
                        BOND + " alias ifacer",
                        "",
                        "5 f0 bond mode active-backup mac 06:00:00:00:00:01")
                .expectNothing();
    }

    @Test
    void aBondThatLostNameAndMarkIsKnownByItsMac() {
        bondSetDown()
                .missed("set bond1 up", BOND + " alias ifacer", "", "5 f0 bond mode active-backup")
                .expect("apply set f0 name bond1");
    }

    /** What was told while the answer was under way may be newer than what it says. */
    @Test
    void whatWasToldMeanwhileCountsMoreThanWhatTheAnswerFound() {
        setDown()
                .told("gone 9 ens192.100")
                .missed(SET_UP, DOWN, "", "9 other dummy")
                .expect("apply show ens192.100")
                .foundNothing("show ens192.100")
                .expect("apply " + ADD_VLAN);
    }

    @Test
    void oneThatIsMadeAgainUnderItsOldNumberIsAnotherForThePods() {
        EngineScript.with(NODE)
                .add("pod1", VLAN)
                .expect("reply pod1 done")
                .told("gone 9 ens192.100")
                .expect("apply " + ADD_VLAN)
                .forgetEvents()
                .done(ADD_VLAN, "9 ens192.100 vlan id 100 link 2")
                .expect("apply " + SET_UP)
                .done(SET_UP, UP)
                .expectEventTypes("pods.affected", "link.repaired");
    }

    @Test
    void whatHasTheNameAndNumberOfWhatARequestMadeIsNotTakenBackWithIt() {
        EngineScript.with("2 ens192 up")
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .done(ADD_VLAN, "9 ens192.100 vlan id 100 link 2")
                .expect("apply " + SET_UP)
                .told("gone 9 ens192.100\n9 ens192.100 dummy")
                .acked(SET_UP)
                .expectStarting("reply pod1 NAME_TAKEN: ");
    }

    /** Without a notification that the former is gone: the kernel's queue was full. */
    @Test
    void anotherInItsPlaceAfterAnOverrunIsNoneThatWasMade() {
        EngineScript.with(NODE)
                .add("pod1", VLAN)
                .expect("reply pod1 done")
                .forgetEvents()
                .overrun()
                .expect("dump")
                .dumped("2 ens192 up\n9 ens192.100 vlan id 100 link 2")
                .expectNothing();
    }
}
