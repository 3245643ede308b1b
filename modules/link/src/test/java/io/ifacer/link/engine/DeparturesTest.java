package io.ifacer.link.engine;

import io.ifacer.link.desired.DesiredText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A port that leaves a bond for good is as it was found before it was attached; MAC and MTU it gets from the kernel. */
class DeparturesTest {

    private static final String ADD_BOND = "add bond0 type bond mode active-backup mtu 1500";
    private static final String NODE = "2 ens192 up\n3 ens160 up\n4 ens224";

    /** A bond that was made of a card that was up, and one that was down. */
    private static EngineScript declared(String second) {
        EngineScript script = EngineScript.with(TestSettings.deleting(), NODE)
                .ask("declare", declare("ens192", second))
                .expect("reply declare done", "apply " + ADD_BOND)
                .done(ADD_BOND, "7 bond0 bond mode active-backup")
                .expect("apply set ens192 down")
                .done("set ens192 down", "2 ens192")
                .expect("apply set ens192 master bond0")
                // the kernel sets it up before it is a port
                .told("2 ens192 up")
                .done("set ens192 master bond0", "2 ens192 up master 7");
        if (second.equals("ens160")) {
            script.expect("apply set ens160 down")
                    .done("set ens160 down", "3 ens160")
                    .expect("apply set ens160 master bond0")
                    .done("set ens160 master bond0", "3 ens160 up master 7");
        } else {
            script.expect("apply set ens224 master bond0").done("set ens224 master bond0", "4 ens224 up master 7");
        }
        return script.expect("apply set bond0 up")
                .done("set bond0 up", "7 bond0 bond mode active-backup up alias ifacer")
                .expectNothing();
    }

    private static Command declare(String... ports) {
        return new Command.Declare(DesiredText.links("bond bond0 mode active-backup ports " + String.join(" ", ports)));
    }

    @Test
    void onePortThatWasUpIsSetUpOnceItsBondIsDeclaredWithoutIt() {
        declared("ens160")
                .ask("declare", declare("ens192"))
                .expect("reply declare done", "apply set ens160 nomaster (was bond0)")
                .done("set ens160 nomaster (was bond0)", "3 ens160")
                .expect("apply set ens160 up")
                .done("set ens160 up", "3 ens160 up")
                .expectNothing();
    }

    @Test
    void oneThatWasDownStaysDown() {
        declared("ens224")
                .ask("declare", declare("ens192"))
                .expect("reply declare done", "apply set ens224 nomaster (was bond0)")
                .done("set ens224 nomaster (was bond0)", "4 ens224")
                .expectNothing();
    }

    @Test
    void onesThatWereUpAreSetUpWhenTheirBondIsDeleted() {
        declared("ens224")
                .ask("declare", new Command.Declare(List.of()))
                .expect("reply declare done")
                .tickAfter(10_000)
                .expect("apply delete bond0")
                .told("2 ens192\n4 ens224\ngone 7 bond0")
                .acked("delete bond0")
                .expect("apply set ens192 up")
                .done("set ens192 up", "2 ens192 up")
                .expectNothing();
    }

    @Test
    void oneThatAnotherBondWantsIsLeftToIt() {
        declared("ens160")
                .ask(
                        "declare",
                        new Command.Declare(DesiredText.links("bond bond0 mode active-backup ports ens192\n"
                                + "bond bond1 mode active-backup ports ens160 ens224")))
                .expect(
                        "reply declare done",
                        "apply set ens160 nomaster (was bond0)",
                        "apply add bond1 type bond mode active-backup mtu 1500")
                .done("set ens160 nomaster (was bond0)", "3 ens160")
                .expectNothing();
    }

    @Test
    void whateverTheNameByWhichItIsWanted() {
        declared("ens160")
                .told("3 ens160 altname enp1s0 up master 7")
                .ask(
                        "declare",
                        new Command.Declare(DesiredText.links("bond bond0 mode active-backup ports ens192\n"
                                + "bond bond1 mode active-backup ports enp1s0 ens224")))
                .expect(
                        "reply declare done",
                        "apply set ens160 nomaster (was bond0)",
                        "apply add bond1 type bond mode active-backup mtu 1500")
                .done("set ens160 nomaster (was bond0)", "3 ens160 altname enp1s0")
                .expectNothing();
    }
}
