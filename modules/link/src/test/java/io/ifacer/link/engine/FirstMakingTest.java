package io.ifacer.link.engine;

import io.ifacer.link.desired.DesiredText;
import org.junit.jupiter.api.Test;

/** A link that never was there is not lost: it is told of when it is made, and why it is. */
class FirstMakingTest {

    private static final String VLAN = "vlan ens192.100 lower ens192 id 100";
    private static final String ADD_VLAN = "add ens192.100 link ens192 type vlan id 100";
    private static final String MADE = "9 ens192.100 vlan id 100 link 2";
    private static final String READY = MADE + " up alias ifacer";
    private static final String STEPS = ADD_VLAN + "; set ens192.100 up";

    private static EngineScript declared(String node) {
        return EngineScript.with(node).ask("declare", new Command.Declare(DesiredText.links(VLAN)));
    }

    @Test
    void whatIsDeclaredIsToldAsCreatedAndLaterAsLost() {
        makes(declared("2 ens192 up").expect("reply declare done", "apply " + ADD_VLAN))
                .expectFullEvents("link.created [declaration] ens192.100: made since it is declared: " + STEPS
                        + " {ifindex  -> 9}")
                .told("gone 9 ens192.100")
                .expectEvents("link.lost ens192.100: is not there");
    }

    private static EngineScript makes(EngineScript script) {
        return script.done(ADD_VLAN, MADE)
                .expect("apply set ens192.100 up")
                .done("set ens192.100 up", READY)
                .expectNothing();
    }

    @Test
    void whatIsRememberedIsToldAsCreatedForThat() {
        makes(new EngineScript()
                        .loaded(VLAN)
                        .subscribed()
                        .expect("dump")
                        .dumped("2 ens192 up")
                        .expect("apply " + ADD_VLAN))
                .expectFullEvents(
                        "link.created [memory] ens192.100: made since it is remembered: " + STEPS + " {ifindex  -> 9}");
    }

    /** Its pod lives on: to it the link was there. */
    @Test
    void whatAPodHasIsLostAlsoWhenThatIsFoundAtTheStart() {
        new EngineScript()
                .loaded(VLAN, EngineScript.holding("pod1", "/run/netns/1", VLAN))
                .subscribed()
                .expect("dump")
                .dumped("2 ens192 up")
                .expect("probe /run/netns/1", "apply " + ADD_VLAN)
                .expectEvents("link.lost ens192.100: is not there");
    }

    @Test
    void whatWaitsForItsLowerIsToldAsBlockedAndThenAsCreated() {
        EngineScript script = declared("3 ens160 up")
                .expect("reply declare done")
                .expectEventTypes("link.blocked")
                .told("2 ens192 up")
                .expect("apply " + ADD_VLAN);
        makes(script).expectEventTypes("link.created");
    }

    @Test
    void whatAPodMadeMeanwhileIsToldOnce() {
        EngineScript script = declared("2 ens192 up")
                .expect("reply declare done", "apply " + ADD_VLAN)
                .add("pod1", VLAN)
                .refused(ADD_VLAN, 12, "ENOMEM")
                .expect("apply show ens192.100")
                .foundNothing("show ens192.100")
                .expect("apply " + ADD_VLAN)
                .forgetEvents()
                .done(ADD_VLAN, MADE)
                .expect("apply set ens192.100 up")
                .done("set ens192.100 up", READY)
                .expect("reply pod1 done");
        script.expectEventTypes("link.created", "attachment.added");
    }
}
