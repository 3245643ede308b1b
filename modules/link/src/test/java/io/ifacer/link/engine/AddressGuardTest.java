package io.ifacer.link.engine;

import org.junit.jupiter.api.Test;

/** A port is looked at before it is taken, once for each request, and nothing is touched for one that is in use. */
class AddressGuardTest {

    private static final String NICS = "2 ens192 up\n3 ens160 up";
    private static final String BOND = "bond bond0 mode active-backup ports ens192 ens160 options miimon=100";
    private static final String ADD_BOND = "add bond0 type bond mode active-backup miimon 100 mtu 1500";

    @Test
    void aPortThatCarriesNothingIsTaken() {
        EngineScript.with(NICS)
                .asking()
                .add("pod1", BOND)
                .expect("apply show addresses of ens192")
                .inspected("show addresses of ens192", "ens192 fe80::1/64")
                .expect("apply show addresses of ens160")
                .inspected("show addresses of ens160")
                .expect("apply " + ADD_BOND)
                .done(ADD_BOND, "7 bond0 bond mode active-backup options miimon=100")
                .expect("apply set ens192 down");
    }

    @Test
    void aPortThatCarriesTheNodesAddressIsRefusedAndNothingIsTouched() {
        EngineScript.with(NICS)
                .asking()
                .add("pod1", BOND)
                .expect("apply show addresses of ens192")
                .inspected("show addresses of ens192", "ens192 192.0.2.10/24", "ens192 default via 192.0.2.1")
                .expect(
                        "reply pod1 PORT_ADDRESSED: port ens192, wanted for bond bond0, carries address 192.0.2.10/24 and"
                                + " route default via 192.0.2.1, which attaching it would cut off")
                .expectEvents("request.failed net/pod1/eth0: port ens192, wanted for bond bond0, carries address"
                        + " 192.0.2.10/24 and route default via 192.0.2.1, which attaching it would cut off");
    }

    @Test
    void thoseWhoWaitForTheSameAreToldTheSameWithoutAnotherLook() {
        EngineScript.with(NICS)
                .asking()
                .add("pod1", BOND)
                .expect("apply show addresses of ens192")
                .add("pod2", BOND)
                .inspected("show addresses of ens192", "ens192 192.0.2.10/24")
                .expectStarting("reply pod1 PORT_ADDRESSED", "reply pod2 PORT_ADDRESSED");
    }

    @Test
    void whatIsRightIsAnsweredWithoutALook() {
        EngineScript.with("""
                2 ens192 up master 7
                3 ens160 up master 7
                7 bond0 bond mode active-backup up alias ifacer options miimon=100
                """).asking().add("pod1", BOND).expect("reply pod1 done");
    }

    @Test
    void aLookThatTheKernelDoesNotAnswerTakesNoPort() {
        EngineScript.with(NICS)
                .asking()
                .add("pod1", BOND)
                .expect("apply show addresses of ens192")
                .unanswered("show addresses of ens192")
                .expect("apply show ens192")
                .found("show ens192", "2 ens192 up")
                .expect("reply pod1 KERNEL_SILENT: no answer to 'show addresses of ens192': time-out");
    }

    @Test
    void aPortThatGoesWhileItIsLookedAtIsMissing() {
        EngineScript.with(NICS)
                .asking()
                .add("pod1", BOND)
                .expect("apply show addresses of ens192")
                .refused("show addresses of ens192", 19, "ENODEV")
                .expect("apply show ens192")
                .foundNothing("show ens192")
                .expect(
                        "reply pod1 LINK_MISSING: bond bond0 needs the ports [ens192, ens160], but ens192 does not exist");
    }

    @Test
    void whatStandsOnAPortIsLookedAtAndNamed() {
        EngineScript.with(NICS + "\n8 ens192.23 vlan id 23 link 2 up")
                .asking()
                .add("pod1", BOND)
                .expect("apply show addresses of ens192")
                .inspected("show addresses of ens192")
                .expect("apply show addresses of ens192.23")
                .inspected("show addresses of ens192.23", "ens192.23 10.123.0.2/24")
                .expectStarting(
                        "reply pod1 PORT_ADDRESSED: port ens192, wanted for bond bond0, carries ens192.23 with address"
                                + " 10.123.0.2/24, which attaching it would cut off");
    }
}
