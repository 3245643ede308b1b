package io.ifacer.link.engine;

import io.ifacer.link.desired.DesiredText;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who wants a link, and what becomes of one that nobody wants any more. */
class AttachmentTest {

    private static final String VLAN = "vlan ens192.100 lower ens192 id 100";
    private static final String OTHER = "vlan ens192.101 lower ens192 id 101";
    private static final String NODE = """
            2 ens192 up
            9 ens192.100 vlan id 100 link 2 up alias ifacer
            10 ens192.101 vlan id 101 link 2 up alias ifacer
            """;
    private static final String BOND_AND_VLAN = """
            bond bond0 mode active-backup ports ens192
            vlan bond0.200 lower bond0 id 200
            """;
    private static final String BOND_NODE = """
            2 ens192 up master 7
            7 bond0 bond mode active-backup up alias ifacer
            8 bond0.200 vlan id 200 link 7 up alias ifacer
            """;

    @Test
    void aRepeatedAddWithAnotherConfigurationReplacesWhatIsHeld() {
        EngineScript.with(NODE)
                .add("pod1", VLAN)
                .expect("reply pod1 done")
                .savingByHand()
                .add("pod1", OTHER)
                .expect("save links [ens192.100, ens192.101]")
                .saved("links [ens192.100, ens192.101]")
                .expect("save attached net/pod1/eth0")
                .saved("attached net/pod1/eth0")
                .expect("save links [ens192.101]", "reply pod1 done")
                .told("gone 9 ens192.100")
                .expectNothing();
    }

    @Test
    void theFirstConfigurationOfALinkStaysInForce() {
        EngineScript.with(NODE)
                .add("pod1", VLAN)
                .expect("reply pod1 done")
                .expectEvents("attachment.added net/pod1/eth0: wants ens192.100")
                .add("pod2", VLAN + " mtu 1400")
                .expect("reply pod2 done")
                .expectFullEvents(
                        "spec.conflict [add] ens192.100: mtu is 1500, asked for is 1400 {mtu 1400 -> 1500} [net/pod2/eth0]",
                        "attachment.added [add] net/pod2/eth0: wants ens192.100 [net/pod2/eth0]")
                .told("9 ens192.100 vlan id 100 link 2 up alias ifacer mtu 1300")
                .expectNothing()
                .expectEvents();
    }

    @Test
    void anMtuThatIsNotAsAskedForIsNotRepairedLater() {
        EngineScript.with(NODE)
                .add("pod1", VLAN + " mtu 1400")
                .expect("reply pod1 done")
                .told("9 ens192.100 vlan id 100 link 2 alias ifacer")
                .expect("apply set ens192.100 up")
                .done("set ens192.100 up", "9 ens192.100 vlan id 100 link 2 up alias ifacer")
                .expectNothing();
    }

    @Test
    void withTheLastAttachmentALinkStaysAndIsNoLongerRepaired() {
        EngineScript.with(NODE)
                .add("pod1", VLAN)
                .expect("reply pod1 done")
                .add("pod2", VLAN)
                .expect("reply pod2 done")
                .savingByHand()
                .del("pod1")
                .expect("save detached net/pod1/eth0")
                .saved("detached net/pod1/eth0")
                .expect("reply del-pod1 done")
                .del("pod2")
                .expect("save links []", "save detached net/pod2/eth0")
                .saveFailed("detached net/pod2/eth0", "EIO")
                .expect("reply del-pod2 done")
                .told("gone 9 ens192.100")
                .expectNothing();
    }

    @Test
    void gcDropsWhatIsNotListedAndOnlyInItsNetwork() {
        EngineScript.with(NODE)
                .add("pod1", VLAN)
                .expect("reply pod1 done")
                .add("pod2", VLAN)
                .expect("reply pod2 done")
                .expectEvents(
                        "attachment.added net/pod1/eth0: wants ens192.100",
                        "attachment.added net/pod2/eth0: wants ens192.100")
                .ask("gc-other", new Command.Gc("other", Set.of()))
                .expect("reply gc-other done")
                .expectEvents()
                .ask("gc", new Command.Gc("net", Set.of(EngineScript.attachment("pod2"))))
                .expect("reply gc done")
                .expectEvents("attachment.expired net/pod1/eth0: the runtime no longer has it");
    }

    @Test
    void gcIsAnsweredOnceAllIsWrittenDown() {
        EngineScript.with(NODE)
                .add("pod1", VLAN)
                .expect("reply pod1 done")
                .add("pod2", OTHER)
                .expect("reply pod2 done")
                .savingByHand()
                .ask("gc", new Command.Gc("net", Set.of()))
                .expect("save links [ens192.101]", "save detached net/pod1/eth0", "save detached net/pod2/eth0")
                .saved("detached net/pod1/eth0")
                .expectNothing()
                .saved("detached net/pod2/eth0")
                .expect("reply gc done");
    }

    @Test
    void gcGoesOnAfterAnErrorAndReportsItAtTheEnd() {
        EngineScript.with(NODE)
                .add("pod1", VLAN)
                .expect("reply pod1 done")
                .add("pod2", VLAN)
                .expect("reply pod2 done")
                .forgetEvents()
                .savingByHand()
                .ask("gc", new Command.Gc("net", Set.of()))
                .expect("save detached net/pod1/eth0", "save links []", "save detached net/pod2/eth0")
                .saveFailed("detached net/pod1/eth0", "EIO")
                .expectNothing()
                .saved("detached net/pod2/eth0")
                .expect("reply gc STORE_FAILED: dropped, but could not write down that these hold nothing any more:"
                        + " net/pod1/eth0 (EIO)")
                .expectEventTypes("attachment.expired", "attachment.expired", "store.trouble", "store.recovered");
    }

    @Test
    void anAttachmentWhoseNamespaceIsGoneExpires() {
        new EngineScript()
                .loaded(
                        VLAN,
                        EngineScript.holding("pod1", "/run/netns/a", VLAN),
                        EngineScript.holding("pod2", "/run/netns/b", VLAN))
                .subscribed()
                .expect("dump")
                .dumped(NODE)
                .expect("probe /run/netns/a /run/netns/b")
                .namespacesGone("/run/netns/a")
                .expectEvents("attachment.expired net/pod1/eth0: its network namespace /run/netns/a is gone")
                .tickAfter(60_000)
                .expect("dump", "probe /run/netns/b")
                .namespacesGone()
                .expectEvents();
    }

    @Test
    void whatCannotBeLookedAtIsToldOnceAndTheOthersExpireAllTheSame() {
        new EngineScript()
                .loaded(
                        VLAN,
                        EngineScript.holding("pod1", "/run/netns/a", VLAN),
                        EngineScript.holding("pod2", "/run/netns/b", VLAN))
                .subscribed()
                .expect("dump")
                .dumped(NODE)
                .expect("probe /run/netns/a /run/netns/b")
                .probeFailed("no descriptor left")
                .expectEvents(
                        "namespaces.unseen namespaces: no descriptor left; an attachment whose namespace cannot be"
                                + " seen is kept until its DEL or a GC")
                .tickAfter(60_000)
                .expect("dump", "probe /run/netns/a /run/netns/b")
                .probeFailed("no descriptor left")
                .expectEvents()
                .tickAfter(60_000)
                .expect("probe /run/netns/a /run/netns/b")
                .namespacesUnseen("1 of them has no name here", "/run/netns/a")
                .expectEvents(
                        "namespaces.unseen namespaces: 1 of them has no name here; an attachment whose namespace cannot"
                                + " be seen is kept until its DEL or a GC",
                        "attachment.expired net/pod1/eth0: its network namespace /run/netns/a is gone")
                .tickAfter(60_000)
                .expect("probe /run/netns/b")
                .namespacesGone("/run/netns/b")
                .expectEvents(
                        "namespaces.seen namespaces: all of them can be looked at again",
                        "attachment.expired net/pod2/eth0: its network namespace /run/netns/b is gone");
    }

    @Test
    void anAnswerAboutANamespaceDoesNotConcernWhoCameAfterTheQuestion() {
        new EngineScript()
                .loaded(VLAN, EngineScript.holding("pod1", "/run/netns/a", VLAN))
                .subscribed()
                .expect("dump")
                .dumped(NODE)
                .expect("probe /run/netns/a")
                .add("pod2", "/run/netns/a", VLAN)
                .expect("reply pod2 done")
                .namespacesGone("/run/netns/a")
                .expectEvents(
                        "attachment.added net/pod2/eth0: wants ens192.100",
                        "attachment.expired net/pod1/eth0: its network namespace /run/netns/a is gone");
    }

    @Test
    void whatNobodyWantsIsDeletedAfterItsGraceTheVlanBeforeTheBond() {
        EngineScript.with(TestSettings.deleting(), BOND_NODE)
                .add("pod1", BOND_AND_VLAN)
                .expect("reply pod1 done")
                .expectEvents("attachment.added net/pod1/eth0: wants bond0, bond0.200")
                .del("pod1")
                .expect("reply del-pod1 done")
                .expectEvents(
                        "attachment.removed net/pod1/eth0: its links are deleted in 10 s where nobody else wants them")
                .tickAfter(9_999)
                .expectNothing()
                .tickAfter(1)
                .expect("apply delete bond0.200")
                .done("delete bond0.200", "gone 8 bond0.200")
                .expect("apply delete bond0")
                .done("delete bond0", "2 ens192\ngone 7 bond0")
                .expectNothing()
                .expectFullEvents(
                        "link.deleted [unwanted] bond0.200: nobody wants it any more {ifindex 8 -> }",
                        "link.deleted [unwanted] bond0: nobody wants it any more {ifindex 7 -> }");
    }

    @Test
    void whatIsGoneAtTheEndOfItsGraceIsForgotten() {
        EngineScript.with(TestSettings.deleting(), NODE)
                .add("pod1", VLAN)
                .expect("reply pod1 done")
                .del("pod1")
                .expect("reply del-pod1 done")
                .told("gone 9 ens192.100")
                .forgetEvents()
                .tickAfter(10_000)
                .expectNothing()
                .expectFullEvents(
                        "link.forgotten [unwanted] ens192.100: nobody wants it any more, and it is gone already");
    }

    @Test
    void whoeverComesWithinTheGraceKeepsTheLink() {
        EngineScript.with(TestSettings.deleting(), NODE)
                .add("pod1", VLAN)
                .expect("reply pod1 done")
                .del("pod1")
                .expect("reply del-pod1 done")
                .passes(5_000)
                .add("pod2", VLAN)
                .expect("reply pod2 done")
                .tickAfter(60_000)
                .expect("dump")
                .told("gone 9 ens192.100")
                .expect("apply add ens192.100 link ens192 type vlan id 100");
    }

    @Test
    void whatSomebodyElseStandsOnIsKept() {
        EngineScript.with(TestSettings.deleting(), NODE + "11 pod0 macvlan link 9 up")
                .add("pod1", VLAN)
                .expect("reply pod1 done")
                .del("pod1")
                .expect("reply del-pod1 done")
                .expectEvents(
                        "attachment.added net/pod1/eth0: wants ens192.100",
                        "attachment.removed net/pod1/eth0: its links are deleted in 10 s where nobody else wants them")
                .tickAfter(10_000)
                .expectNothing()
                .expectEvents("link.kept ens192.100: nobody wants it any more, but pod0 stands on it");
    }

    @Test
    void somebodyElsesLinkIsNeverDeleted() {
        EngineScript.with(TestSettings.deleting(), "2 ens192 up\n9 ens192.100 vlan id 100 link 2 up")
                .add("pod1", VLAN)
                .expect("reply pod1 done")
                .del("pod1")
                .expect("reply del-pod1 done")
                .tickAfter(10_000)
                .expectNothing();
    }

    @Test
    void checkComparesWithWhatTheKernelHas() {
        EngineScript.with(NODE)
                .ask("check", check("pod1", VLAN))
                .expect("reply check done")
                .ask("check", check("pod1", VLAN + " mtu 1400\nvlan ens192.102 lower ens192 id 102"))
                .expect("reply check CHECK_FAILED: ens192.100: wanted mtu 1400, found 1500;"
                        + " ens192.102: wanted state up, found missing");
    }

    @Test
    void checkAndStatusSayWhenTheLinksAreNotKnown() {
        EngineScript.with(NODE)
                .ask("status", new Command.Status())
                .expect("reply status done")
                .overrun()
                .expect("dump")
                .ask("status", new Command.Status())
                .expect("reply status TABLE_STALE: the node's links are being read from the kernel: ENOBUFS")
                .ask("check", check("pod1", VLAN))
                .expect("reply check TABLE_STALE: the node's links are being read from the kernel: ENOBUFS");
    }

    private static Command check(String pod, String links) {
        return new Command.Check(EngineScript.attachment(pod), DesiredText.links(links));
    }
}
