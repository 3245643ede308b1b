package io.ifacer.link.engine;

import io.ifacer.link.desired.DesiredText;
import org.junit.jupiter.api.Test;

/** The bonding module makes a bond0 by itself when it is loaded: it gives way to one that somebody wants. */
class ModuleBondTest {

    private static final String CARDS = "2 ens192\n3 ens160\n";
    private static final String BOND = "bond bond0 mode active-backup ports ens192 ens160 options miimon=100";
    private static final String OF_THE_MODULE = "4 bond0 bond mode balance-rr options miimon=0;arp_interval=0";
    private static final String CREATE = "add bond0 type bond mode active-backup miimon 100 mtu 1500";
    private static final String MADE = "5 bond0 bond mode active-backup options miimon=100";
    private static final String RIGHT = "5 bond0 bond mode active-backup up alias ifacer options miimon=100";
    private static final String GAVE_WAY =
            "link.deleted bond0: was empty, down and in nobody's use, as the bonding module"
                    + " makes it when it is loaded without max_bonds=0: deleted, to be made as it is asked for";

    @Test
    void theFirstBondMeetsTheOneThatCameWithTheModule() {
        made(EngineScript.with(CARDS + OF_THE_MODULE)
                        .add("pod1", BOND)
                        .expect("apply show bond0")
                        .found("show bond0", OF_THE_MODULE)
                        .expect("apply delete bond0")
                        .done("delete bond0", "gone 4 bond0")
                        .expect("apply " + CREATE))
                .expect("reply pod1 done")
                .expectEvents(
                        GAVE_WAY,
                        "link.created bond0: made for net/pod1/eth0",
                        "attachment.added net/pod1/eth0: wants bond0");
    }

    @Test
    void theRequestItselfMakesTheKernelLoadTheModule() {
        made(EngineScript.with(CARDS)
                        .add("pod1", BOND)
                        .expect("apply " + CREATE)
                        .told(OF_THE_MODULE)
                        .refused(CREATE, 17, "EEXIST")
                        .expect("apply show bond0")
                        .found("show bond0", OF_THE_MODULE)
                        .expect("apply show bond0")
                        .found("show bond0", OF_THE_MODULE)
                        .expect("apply delete bond0")
                        .done("delete bond0", "gone 4 bond0")
                        .expect("apply " + CREATE))
                .expect("reply pod1 done")
                .expectEvents(
                        GAVE_WAY,
                        "link.created bond0: made for net/pod1/eth0",
                        "attachment.added net/pod1/eth0: wants bond0");
    }

    @Test
    void theSameIsTrueOfAModeThatIsTheModulesOwn() {
        String create = CREATE.replace("active-backup", "balance-rr");
        EngineScript.with(CARDS)
                .add("pod1", BOND.replace("active-backup", "balance-rr"))
                .expect("apply " + create)
                .told(OF_THE_MODULE)
                .refused(create, 17, "EEXIST")
                .expect("apply show bond0")
                .found("show bond0", OF_THE_MODULE)
                .expect("apply show bond0")
                .found("show bond0", OF_THE_MODULE)
                .expect("apply delete bond0")
                .done("delete bond0", "gone 4 bond0")
                .expect("apply " + create);
    }

    @Test
    void itIsLookedAtBeforeItGoes() {
        EngineScript.with(CARDS + OF_THE_MODULE)
                .asking()
                .add("pod1", BOND)
                .expect("apply show addresses of ens192")
                .inspected("show addresses of ens192")
                .expect("apply show addresses of ens160")
                .inspected("show addresses of ens160")
                .expect("apply show addresses of bond0")
                .inspected("show addresses of bond0", "bond0 192.0.2.7/24")
                .expect("apply show bond0")
                .found("show bond0", OF_THE_MODULE)
                .expect("reply pod1 BOND_DIFFERS: bond bond0 exists and differs: it has mode balance-rr, asked for is"
                        + " active-backup (it was not made by ifacer, which therefore leaves it alone; the bonding"
                        + " module makes such a bond when it is loaded without max_bonds=0, and where it is empty,"
                        + " down and in nobody's use it gives way, but this one carries address 192.0.2.7/24)");
    }

    @Test
    void oneThatSomebodyPutsToUseJustThenStays() {
        EngineScript.with(CARDS + OF_THE_MODULE)
                .asking()
                .add("pod1", BOND)
                .expect("apply show addresses of ens192")
                .inspected("show addresses of ens192")
                .expect("apply show addresses of ens160")
                .inspected("show addresses of ens160")
                .expect("apply show addresses of bond0")
                .told("4 bond0 bond mode balance-rr up no-carrier options miimon=0")
                .inspected("show addresses of bond0")
                .expectStarting("reply pod1 BOND_DIFFERS: bond bond0 exists and differs: it has mode balance-rr");
    }

    /** What is set on a bond that is down makes no notification. */
    @Test
    void oneThatSomebodySetsUpInSilenceStays() {
        EngineScript.with(CARDS + OF_THE_MODULE)
                .add("pod1", BOND)
                .expect("apply show bond0")
                .found("show bond0", "4 bond0 bond mode 802.3ad options miimon=100")
                .expectStarting("reply pod1 BOND_DIFFERS: bond bond0 exists and differs: it has mode 802.3ad");
    }

    /** The addresses are half of what has to be known: the other half is what was set in silence. */
    @Test
    void oneThatCouldNotBeReadStays() {
        EngineScript.with(CARDS + OF_THE_MODULE)
                .add("pod1", BOND)
                .expect("apply show bond0")
                .tickAfter(5_000)
                .expect("reply pod1 KERNEL_SILENT: no answer to 'show addresses of bond0' within 5000 ms");
    }

    @Test
    void norDoesARepairDeleteIt() {
        EngineScript.with(CARDS + OF_THE_MODULE)
                .ask("operator", new Command.Declare(DesiredText.links(BOND)))
                .expect("reply operator done", "apply show bond0")
                .forgetEvents()
                .tickAfter(5_000)
                .expectNothing()
                .expectEventTypes("repair.failed");
    }

    @Test
    void whatWasDeletedIsToldOfAlsoWhereTheRestFails() {
        EngineScript.with(CARDS + OF_THE_MODULE)
                .add("pod1", BOND)
                .expect("apply show bond0")
                .found("show bond0", OF_THE_MODULE)
                .expect("apply delete bond0")
                .done("delete bond0", "gone 4 bond0")
                .expect("apply " + CREATE)
                .refused(CREATE, 22, "EINVAL")
                .expect("apply show bond0")
                .foundNothing("show bond0")
                .expect("reply pod1 KERNEL_REFUSED: the kernel refused '" + CREATE + "': EINVAL, the kernel's words"
                        + " LEFT bond0, which was empty and in nobody's use, stays deleted")
                .expectEvents(
                        GAVE_WAY,
                        "request.undone bond0: could not be taken back: bond0, which was empty and in nobody's use,"
                                + " stays deleted",
                        "request.failed net/pod1/eth0: the kernel refused '" + CREATE
                                + "': EINVAL, the kernel's words");
    }

    @Test
    void aBondThatIsRememberedOverARebootIsMadeInItsPlace() {
        made(new EngineScript()
                        .loaded(BOND)
                        .subscribed()
                        .expect("dump")
                        .dumped(CARDS + OF_THE_MODULE)
                        .expect("apply show bond0")
                        .found("show bond0", OF_THE_MODULE)
                        .expect("apply delete bond0")
                        .forgetEvents()
                        .done("delete bond0", "gone 4 bond0")
                        .expectFullEvents(GAVE_WAY.replace("link.deleted", "link.deleted [dump]") + " {ifindex 4 -> }")
                        .expect("apply " + CREATE))
                .expectNothing()
                .expectEventTypes("port.returned", "port.returned", "link.repaired");
    }

    @Test
    void aDeclaredBondMakesTheKernelLoadTheModuleWithoutAPause() {
        made(EngineScript.with(CARDS)
                        .ask("operator", new Command.Declare(DesiredText.links(BOND)))
                        .expect("reply operator done", "apply " + CREATE)
                        .told(OF_THE_MODULE)
                        .refused(CREATE, 17, "EEXIST")
                        .expect("apply show bond0")
                        .found("show bond0", OF_THE_MODULE)
                        .expect("apply show bond0")
                        .found("show bond0", OF_THE_MODULE)
                        .expect("apply delete bond0")
                        .done("delete bond0", "gone 4 bond0")
                        .expect("apply " + CREATE))
                .expectNothing();
    }

    /** From the creation on, whoever wants it. */
    private static EngineScript made(EngineScript script) {
        return script.done(CREATE, MADE)
                .expect("apply set ens192 master bond0")
                .done("set ens192 master bond0", "2 ens192 up master 5")
                .expect("apply set ens160 master bond0")
                .done("set ens160 master bond0", "3 ens160 up master 5")
                .expect("apply set bond0 up")
                .done("set bond0 up", RIGHT);
    }
}
