package io.ifacer.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondPort;
import io.ifacer.link.BondValue;
import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkEvent;
import io.ifacer.link.LinkKind;
import io.ifacer.link.LinkName;
import io.ifacer.link.PortOption;
import io.ifacer.link.plan.KernelRefusal;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What both doors promise together, proved the same way against the real kernel and the fake one.
 *
 * <p>What was heard is compared as short lines: name, state, MTU, controller, alias. A fence, a change of a link that
 * nothing else touches, tells when all that came before has been heard.
 */
abstract class KernelContract {
    private static final String FENCE = "fence0";

    Workbench workbench;
    private LinkMonitor monitor;
    private LinkRequests requests;
    private final RecordingListener listener = new RecordingListener();
    private final Map<Integer, Link> table = new TreeMap<>();

    abstract Workbench openWorkbench();

    @BeforeEach
    void open() {
        workbench = openWorkbench();
        requests = workbench.requests();
        workbench.addNic(FENCE, 1500);
        workbench.addNic("nic0", 9000);
        workbench.addNic("nic1", 9000);
        requests.dump().links().forEach(link -> table.put(link.ifindex(), link));
        monitor = workbench.monitor();
        monitor.start(listener);
    }

    @AfterEach
    void close() {
        monitor.close();
        requests.close();
        workbench.close();
    }

    // Seeing

    @Test
    void seesAChangeThatComesAfterTheSubscription() {
        acked(up("nic0"));
        assertThat(heard()).containsExactly("nic0 up carrier 9000");
        acked(down("nic0"));
        assertThat(heard()).containsExactly("nic0 down 9000");
        assertTableAgrees();
    }

    @Test
    void seesCardsComeAndGo() {
        workbench.addNic("nic2", 1400);
        workbench.removeLink("nic2");
        assertThat(heard()).containsExactly("nic2 down 1400", "nic2 gone");
        assertTableAgrees();
    }

    @Test
    void saysNothingOfAnEventThatChangesNothing() {
        acked(up("nic0"));
        workbench.setAlias("nic0", "uplink");
        assertThat(heard()).containsExactly("nic0 up carrier 9000", "nic0 up carrier 9000 'uplink'");
        workbench.setAlias("nic0", "uplink");
        acked(up("nic0"));
        assertThat(heard()).isEmpty();
    }

    @Test
    void rereadsWhatIsThereAndWhatIsNot() {
        assertThat(apply(new Step.Reread("nic0"))).isEqualTo(new StepOutcome.Found(table.get(ifindex("nic0"))));
        assertThat(apply(new Step.Reread("nic9"))).isEqualTo(new StepOutcome.Found(null));
    }

    @Test
    void tellsOfAltnamesWhileALinkIsUpAndFindsItByThem() {
        String longest = "x".repeat(LinkName.MAX_ALTNAME_BYTES);
        acked(up("nic0"));
        workbench.setAltname("nic0", "enp81s0f0", true);
        workbench.setAltname("nic0", longest, true);
        heard();
        assertThat(link("nic0").altnames()).containsExactly("enp81s0f0", longest);
        assertTableAgrees();
        assertThat(apply(new Step.Reread("enp81s0f0"))).isEqualTo(new StepOutcome.Found(link("nic0")));
        assertThat(apply(new Step.Reread(longest))).isEqualTo(new StepOutcome.Found(link("nic0")));

        workbench.setAltname("nic0", "enp81s0f0", false);
        heard();
        assertThat(table.get(ifindex("nic0")).altnames()).containsExactly(longest);
        assertThat(apply(new Step.Reread("enp81s0f0"))).isEqualTo(new StepOutcome.Found(null));
    }

    /** And with them whatever comes next (net/core/dev.c, netdev_state_change). */
    @Test
    void keepsAltnamesOfALinkThatIsDownToItself() {
        workbench.setAltname("nic0", "enp81s0f0", true);
        assertThat(heard()).isEmpty();
        assertThat(apply(new Step.Reread("enp81s0f0")))
                .isInstanceOfSatisfying(
                        StepOutcome.Found.class,
                        found -> assertThat(Objects.requireNonNull(found.link()).altnames())
                                .containsExactly("enp81s0f0"));
        acked(up("nic0"));
        heard();
        assertThat(table.get(ifindex("nic0")).altnames()).containsExactly("enp81s0f0");
    }

    @Test
    void givesNobodyANameThatIsAnAltname() {
        workbench.setAltname("nic0", "nic1.7", true);
        workbench.setAltname("nic0", "other", true);

        refused(new Step.CreateVlan("nic1.7", "nic1", ifindex("nic1"), 7, 0), "EEXIST", "File exists");
        refused(bond("nic1.7", BondMode.BALANCE_RR, Map.of()), "EEXIST", "File exists");
        refused(new Step.Rename("nic1.7", ifindex("nic1"), "nic1"), "EEXIST", "File exists");
        refused(new Step.Rename("other", ifindex("nic0"), "nic0"), "EEXIST", "File exists");
    }

    @Test
    void tellsOfANameThatWentToTheAltnamesWithTheRename() {
        workbench.setAltname("nic0", "enp81s0f0", true);
        workbench.setAltname("nic0", "enp81s0f0", false);
        acked(new Step.Rename("enp81s0f0", ifindex("nic0"), "nic0"));
        workbench.setAltname("enp81s0f0", "nic0", true);
        acked(up("enp81s0f0"));
        heard();

        assertThat(link("enp81s0f0").altnames()).containsExactly("nic0");
        assertTableAgrees();
    }

    @Test
    void tellsOfAnOverrunAndThenOfWhatComesAfterIt() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        RecordingListener slow = new RecordingListener();
        try (LinkMonitor narrow = workbench.narrowMonitor()) {
            narrow.start(new LinkMonitor.Listener() {
                @Override
                public void events(List<LinkEvent> batch) {
                    busy.countDown();
                    awaitUninterruptibly(goOn);
                    slow.events(batch);
                }

                @Override
                public void addressesGone(Set<Integer> ifindexes) {}

                @Override
                public void routesGone(Set<Integer> ifindexes) {}

                @Override
                public void overrun(String reason) {
                    slow.overrun(reason);
                }
            });
            // one notification, which fits; a link that is set up makes more than a narrow queue may hold
            acked(new Step.SetMtu("nic0", ifindex("nic0"), 8000));
            assertThat(busy.await(2, TimeUnit.MINUTES)).as("the first event").isTrue();
            workbench.overwhelm("nic1");
            goOn.countDown();
            assertThat(slow.nextOverrun()).isNotEmpty();
            acked(new Step.SetMtu("nic0", ifindex("nic0"), 7000));
            assertThat(slow.next())
                    .as("what was queued before the overrun is discarded")
                    .isInstanceOfSatisfying(
                            RecordingListener.Heard.Event.class,
                            event -> assertThat(line(event.event())).isEqualTo("nic0 down 7000"));
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // Making

    @Test
    void makesABondThatIsDownAndOurs() {
        acked(bond("bond0", BondMode.ACTIVE_BACKUP, Map.of(BondOption.MIIMON, number(100))));
        assertThat(heard()).as("the mark makes no event on a link that is down").containsExactly("bond0 down 1500");
        Link bond = link("bond0");
        assertThat(table.get(bond.ifindex()).own())
                .as("ours by the first notification")
                .isTrue();
        assertThat(bond.bearsMark()).isTrue();
        assertThat(bond.group()).as("finished").isZero();
        assertThat(bond.kind()).isEqualTo("bond");
        assertThat(bond.details()).isInstanceOfSatisfying(LinkDetails.Bond.class, details -> {
            assertThat(details.mode()).isEqualTo(BondMode.ACTIVE_BACKUP);
            assertThat(details.options())
                    .containsEntry(BondOption.MIIMON, number(100))
                    .containsEntry(BondOption.RESEND_IGMP, number(1))
                    .doesNotContainKey(BondOption.AD_ACTOR_SYS_PRIO);
        });
        acked(up("bond0"));
        assertThat(heard()).containsExactly("bond0 up 1500 'ifacer'");
        assertTableAgrees();
    }

    @ParameterizedTest
    @EnumSource(BondMode.class)
    void reportsEveryOptionOfANewBond(BondMode mode) {
        acked(bond("bond0", mode, Map.of()));
        assertThat(options("bond0")).isEqualTo(NewBond.options(mode));
    }

    @Test
    void makesAVlanThatIsDownAndOurs() {
        acked(vlan("nic0.7", "nic0", 7, 0));
        // of the lower too the real kernel sometimes tells once more
        assertThat(heard()).filteredOn(event -> event.startsWith("nic0.7")).containsExactly("nic0.7 down 9000 on nic0");
        Link vlan = link("nic0.7");
        assertThat(table.get(vlan.ifindex()).own())
                .as("ours by the first notification")
                .isTrue();
        assertThat(vlan.bearsMark()).isTrue();
        assertThat(vlan.mac()).isEqualTo(link("nic0").mac());
        assertThat(vlan.details()).isEqualTo(new LinkDetails.Vlan(7, LinkDetails.Vlan.DOT1Q));
        acked(vlan("nic0.8", "nic0", 8, 1400));
        assertThat(heard()).containsExactly("nic0.8 down 1400 on nic0");
    }

    @Test
    void attachesAPortAndTheBondTakesItsMac() {
        acked(bond("bond0", BondMode.ACTIVE_BACKUP, Map.of(BondOption.MIIMON, number(100))));
        heard();
        acked(attach("nic0", "bond0"));
        assertThat(heard())
                .containsExactly(
                        "bond0 down 1500 'ifacer'", // with the port's MAC
                        "nic0 down 1500",
                        "nic0 up carrier 1500",
                        "nic0 up carrier 1500 in bond0 standby",
                        "nic0 up carrier 1500 in bond0 active",
                        "bond0 down 1500 'ifacer'"); // with active_slave
        assertThat(link("bond0").mac()).isEqualTo(link("nic0").mac());
        assertThat(options("bond0")).containsEntry(BondOption.ACTIVE_SLAVE, number(ifindex("nic0")));
        acked(attach("nic1", "bond0"));
        assertThat(heard())
                .containsExactly(
                        "nic1 down 1500",
                        "nic1 down 1500", // with the bond's MAC
                        "nic1 up carrier 1500",
                        "nic1 up carrier 1500 in bond0 standby");
        acked(up("bond0"));
        assertThat(heard()).containsExactly("bond0 up carrier 1500 'ifacer'");
        assertTableAgrees();
    }

    @Test
    void attachingAgainIsNoChange() {
        bondOfBoth();
        acked(attach("nic0", "bond0"));
        assertThat(heard()).isEmpty();
    }

    @Test
    void attachesToABondThatIsUpWhichGetsItsCarrier() {
        acked(bond("bond0", BondMode.BALANCE_RR, Map.of(BondOption.MIIMON, number(100))));
        acked(vlan("bond0.7", "bond0", 7, 0));
        acked(up("bond0"));
        acked(up("bond0.7"));
        assertThat(link("bond0.7").carrier()).isFalse();
        acked(attach("nic0", "bond0"));
        listener.eventsUntil(
                "the VLAN's carrier",
                event -> event instanceof LinkEvent.Present present
                        && present.link().name().equals("bond0.7")
                        && present.link().carrier());
        assertThat(link("bond0").carrier()).isTrue();
        assertThat(link("bond0.7").mac()).isEqualTo(link("nic0").mac());
    }

    // Changing

    @Test
    void vlansFollowTheirLowerDownAndUp() {
        acked(vlan("nic0.7", "nic0", 7, 0));
        acked(vlan("nic0.5", "nic0", 5, 0));
        refused(up("nic0.7"), "ENETDOWN", "Network is down");
        heard();
        acked(up("nic0"));
        assertThat(heard())
                .containsExactly(
                        "nic0 up carrier 9000",
                        "nic0.5 up carrier 9000 on nic0 'ifacer'",
                        "nic0.7 up carrier 9000 on nic0 'ifacer'");
        acked(down("nic0"));
        assertThat(heard())
                .containsExactly(
                        "nic0 down 9000", "nic0.7 down 9000 on nic0 'ifacer'", "nic0.5 down 9000 on nic0 'ifacer'");
        assertTableAgrees();
    }

    @Test
    void aBondsMtuGoesToItsPortsAndCutsItsVlans() {
        bondOfBoth();
        acked(vlan("bond0.7", "bond0", 7, 0));
        heard();
        acked(new Step.SetMtu("bond0", ifindex("bond0"), 1400));
        assertThat(heard())
                .containsExactly(
                        "nic0 up carrier 1400 in bond0 active",
                        "nic1 up carrier 1400 in bond0 active",
                        "bond0 down 1400 'ifacer'",
                        "bond0.7 down 1400 on bond0 'ifacer'");
        acked(new Step.SetMtu("bond0", ifindex("bond0"), 9000));
        assertThat(link("bond0.7").mtuBytes()).isEqualTo(1400);
        heard();
        assertTableAgrees();
    }

    @Test
    void releasesAPortWhichGetsItsMacAndMtuBack() {
        String formerMac = link("nic1").mac();
        bondOfBoth();
        acked(release("nic1", "bond0"));
        assertThat(heard())
                .containsExactly(
                        "nic1 up carrier 1500 in bond0 standby",
                        "nic1 up carrier 1500",
                        "nic1 down 1500",
                        "nic1 down 1500", // with its own MAC
                        "nic1 down 9000");
        assertThat(link("nic1").mac()).isEqualTo(formerMac);
        acked(release("nic1", "bond0"));
        assertThat(heard()).as("released twice").isEmpty();
        assertTableAgrees();
    }

    @Test
    void aBondThatLosesItsLastPortTakesAMacAtRandom() {
        acked(bond("bond0", BondMode.BALANCE_RR, Map.of()));
        acked(attach("nic0", "bond0"));
        heard();
        acked(release("nic0", "bond0"));
        assertThat(heard())
                .containsExactly(
                        "nic0 up carrier 1500 in bond0 standby",
                        "nic0 up carrier 1500",
                        "bond0 down 1500 'ifacer'",
                        "nic0 down 1500",
                        "nic0 down 9000");
        assertThat(link("bond0").mac()).isNotEqualTo(link("nic0").mac());
    }

    @Test
    void anotherPortBecomesActiveWhenTheActiveOneIsReleased() {
        acked(bond("bond0", BondMode.ACTIVE_BACKUP, Map.of(BondOption.MIIMON, number(100))));
        acked(attach("nic0", "bond0"));
        acked(attach("nic1", "bond0"));
        heard();
        acked(release("nic0", "bond0"));
        assertThat(heard())
                .containsExactly(
                        "nic0 up carrier 1500 in bond0 standby",
                        "nic0 up carrier 1500",
                        "nic1 up carrier 1500 in bond0 active",
                        "bond0 down 1500 'ifacer'", // with another active_slave
                        "nic0 down 1500",
                        "nic0 down 9000");
        assertThat(options("bond0")).containsEntry(BondOption.ACTIVE_SLAVE, number(ifindex("nic1")));
    }

    @Test
    void movesAPortToAnotherBondThoughItIsUp() {
        acked(bond("bond0", BondMode.BALANCE_RR, Map.of()));
        acked(bond("bond1", BondMode.BALANCE_RR, Map.of()));
        acked(attach("nic0", "bond0"));
        acked(attach("nic0", "bond1"));
        assertThat(link("nic0").controllerIfindex()).isEqualTo(ifindex("bond1"));
        heard();
        assertTableAgrees();
    }

    // Options

    @Test
    void anOptionOfABondThatIsUpMakesAnEventAndOfOneThatIsDownNone() {
        acked(bond("bond0", BondMode.BALANCE_RR, Map.of(BondOption.MIIMON, number(100))));
        heard();
        acked(set("bond0", Map.of(BondOption.MIIMON, number(200))));
        assertThat(heard()).isEmpty();
        assertThat(options("bond0")).containsEntry(BondOption.MIIMON, number(200));
        acked(up("bond0"));
        assertThat(heard()).containsExactly("bond0 up 1500 'ifacer'");
        acked(set("bond0", Map.of(BondOption.MIIMON, number(50))));
        assertThat(heard()).containsExactly("bond0 up 1500 'ifacer'");
        assertTableAgrees();
    }

    @Test
    void aRefusedChangeLeavesWhatCameBeforeItAppliedWithoutAnEvent() {
        acked(bond("bond0", BondMode.BALANCE_RR, Map.of(BondOption.MIIMON, number(100))));
        acked(up("bond0"));
        heard();
        refused(
                set("bond0", Map.of(BondOption.MIIMON, number(70), BondOption.LP_INTERVAL, number(0))),
                "EINVAL",
                "invalid option value");
        assertThat(heard()).isEmpty();
        assertThat(options("bond0"))
                .containsEntry(BondOption.MIIMON, number(70))
                .containsEntry(BondOption.LP_INTERVAL, number(1));
    }

    @Test
    void aRefusedCreationLeavesNothing() {
        refused(
                bond("bond0", BondMode.ACTIVE_BACKUP, Map.of(BondOption.LACP_RATE, number(1))),
                "EACCES",
                "option not supported in mode");
        assertThat(heard()).isEmpty();
        assertThat(apply(new Step.Reread("bond0"))).isEqualTo(new StepOutcome.Found(null));
    }

    /** Each option in each mode, with its least and its greatest value, beyond them, and where the table knows better. */
    @ParameterizedTest
    @EnumSource(BondMode.class)
    void takesOptionsAsTheTableSays(BondMode mode) {
        for (BondOption option : BondOption.values()) {
            if (OptionCases.isNumber(option)) {
                OptionCases.of(option, mode).forEach(this::tryOption);
            }
        }
    }

    private void tryOption(OptionCases.Case tried) {
        acked(bond("try0", tried.mode(), tried.before()));
        if (tried.withPort()) {
            acked(attach("nic0", "try0"));
        }
        if (tried.bondUp()) {
            acked(up("try0"));
        }
        StepOutcome outcome = apply(set("try0", Map.of(tried.option(), number(tried.value()))));
        assertThat(errnoName(outcome)).as("%s", tried).isEqualTo(tried.errnoName());
        if (tried.errnoName().isEmpty() && tried.readBack()) {
            assertThat(options("try0")).as("%s", tried).containsEntry(tried.option(), number(tried.value()));
        }
        acked(new Step.Delete("try0", ifindex("try0")));
        acked(new Step.SetMtu("nic0", ifindex("nic0"), 9000));
    }

    @Test
    void oneMonitorShutsOutTheOther() {
        refused(
                bond(
                        "bond0",
                        BondMode.BALANCE_RR,
                        Map.of(BondOption.MIIMON, number(100), BondOption.ARP_INTERVAL, number(100))),
                "EINVAL",
                "ARP monitoring cannot be used with MII monitoring");
        acked(bond("bond0", BondMode.BALANCE_RR, Map.of(BondOption.MIIMON, number(100))));
        acked(set("bond0", Map.of(BondOption.ARP_INTERVAL, number(50))));
        assertThat(options("bond0"))
                .containsEntry(BondOption.MIIMON, number(0))
                .containsEntry(BondOption.ARP_INTERVAL, number(50));
        acked(set("bond0", Map.of(BondOption.MIIMON, number(100))));
        assertThat(options("bond0")).containsEntry(BondOption.ARP_INTERVAL, number(0));
    }

    @Test
    void delaysAreMultiplesOfMiimon() {
        refused(
                bond("bond0", BondMode.BALANCE_RR, Map.of(BondOption.UPDELAY, number(100))),
                "EPERM",
                "Operation not permitted");
        acked(bond(
                "bond0", BondMode.BALANCE_RR, Map.of(BondOption.MIIMON, number(150), BondOption.UPDELAY, number(400))));
        assertThat(options("bond0")).containsEntry(BondOption.UPDELAY, number(300));
        acked(set("bond0", Map.of(BondOption.MIIMON, number(100))));
        assertThat(options("bond0")).containsEntry(BondOption.UPDELAY, number(200));
    }

    @Test
    void takesTargetsInOrderAndRefusesDuplicates() {
        BondValue targets = new BondValue.Addresses(List.of("10.0.0.1", "10.0.0.2"));
        BondValue sixes = new BondValue.Addresses(List.of("fd00::1", "fe80::2"));
        acked(bond(
                "bond0",
                BondMode.ACTIVE_BACKUP,
                Map.of(
                        BondOption.ARP_INTERVAL, number(100),
                        BondOption.ARP_IP_TARGET, targets,
                        BondOption.NS_IP6_TARGET, sixes)));
        assertThat(options("bond0"))
                .containsEntry(BondOption.ARP_IP_TARGET, targets)
                .containsEntry(BondOption.NS_IP6_TARGET, sixes);
        refused(
                set(
                        "bond0",
                        Map.of(BondOption.ARP_IP_TARGET, new BondValue.Addresses(List.of("10.0.0.3", "10.0.0.3")))),
                "EINVAL",
                "invalid option value");
        assertThat(options("bond0"))
                .containsEntry(BondOption.ARP_IP_TARGET, new BondValue.Addresses(List.of("10.0.0.3")));
    }

    @Test
    void remembersThePrimaryUntilItIsAttached() {
        acked(bond("bond0", BondMode.ACTIVE_BACKUP, Map.of(BondOption.PRIMARY, number(ifindex("nic1")))));
        acked(attach("nic0", "bond0"));
        assertThat(options("bond0")).doesNotContainKey(BondOption.PRIMARY);
        acked(attach("nic1", "bond0"));
        assertThat(options("bond0"))
                .containsEntry(BondOption.PRIMARY, number(ifindex("nic1")))
                .containsEntry(BondOption.ACTIVE_SLAVE, number(ifindex("nic1")));
    }

    // Options of ports

    @Test
    void keepsWhatIsSetOfAPortUntilItIsReleased() {
        acked(bond("bond0", BondMode.ACTIVE_BACKUP, Map.of()));
        acked(attach("nic0", "bond0"));
        assertThat(port("nic0").queueId()).isZero();
        assertThat(port("nic0").prio()).isZero();
        heard();
        acked(setPort("nic0", Map.of(PortOption.QUEUE_ID, 3, PortOption.PRIO, -7)));
        assertThat(heard())
                .as("of a port that is up the kernel tells")
                .hasSize(1)
                .allMatch(line -> line.startsWith("nic0 up"));
        assertThat(port("nic0").queueId()).isEqualTo(3);
        assertThat(port("nic0").prio()).isEqualTo(-7);
        acked(release("nic0", "bond0"));
        acked(attach("nic0", "bond0"));
        assertThat(port("nic0").queueId()).isZero();
        assertThat(port("nic0").prio()).isZero();
        assertTableAgrees();
    }

    @Test
    void refusesAQueueThatIsTakenOrIsNone() {
        bondOfBoth();
        acked(setPort("nic0", Map.of(PortOption.QUEUE_ID, PortOption.DEFAULT_QUEUES)));
        refused(
                setPort("nic1", Map.of(PortOption.QUEUE_ID, PortOption.DEFAULT_QUEUES)),
                "EPERM",
                "Operation not permitted");
        refused(
                setPort("nic1", Map.of(PortOption.QUEUE_ID, PortOption.DEFAULT_QUEUES + 1)),
                "EPERM",
                "Operation not permitted");
        acked(setPort("nic0", Map.of(PortOption.QUEUE_ID, 0)));
        acked(setPort("nic1", Map.of(PortOption.QUEUE_ID, 0)));
    }

    @ParameterizedTest
    @EnumSource(BondMode.class)
    void takesAPriorityInTheModesThatHaveIt(BondMode mode) {
        acked(bond("bond0", mode, Map.of()));
        acked(attach("nic0", "bond0"));
        Step step = setPort("nic0", Map.of(PortOption.PRIO, Integer.MAX_VALUE));
        if (PortOption.PRIO.allowedIn(mode)) {
            acked(step);
            assertThat(port("nic0").prio()).isEqualTo(Integer.MAX_VALUE);
        } else {
            refused(step, "EACCES", "option not supported in mode");
        }
    }

    @Test
    void refusesOptionsOfAPortForALinkThatIsNone() {
        refused(setPort("nic0", Map.of(PortOption.PRIO, 1)), "ENOTSUP", "Operation not supported");
    }

    // Asking

    @Test
    void findsTheAddressesAndRoutesOfOneLink() {
        acked(up("nic0"));
        acked(up("nic1"));
        workbench.addAddress("nic0", "192.0.2.10", 24);
        workbench.addDefaultRoute("nic0", "192.0.2.1");
        workbench.addAddress("nic1", "198.51.100.1", 24);
        workbench.addNeighbour("nic1", "198.51.100.7");

        assertThat(carried("nic0")).containsExactly("192.0.2.10/24", "default via 192.0.2.1");
        assertThat(carried("nic1")).containsExactly("198.51.100.1/24", "198.51.100.7");
        acked(down("nic0"));
        assertThat(carried("nic0")).as("a link that goes down loses its routes").containsExactly("192.0.2.10/24");
        acked(down("nic1"));
        assertThat(carried("nic1")).as("and its neighbours").containsExactly("198.51.100.1/24");
    }

    @Test
    void findsNothingOnALinkThatOnlyIsUp() {
        acked(up("nic0"));
        assertThat(carried("nic0")).isEmpty();
        refused(new Step.Inspect("nic9", 9999), "ENODEV", "No such device");
    }

    @Test
    void hasTheKindsAndSaysSoWithoutMakingALink() {
        assertThat(apply(new Step.ProbeKind(LinkKind.BOND))).isEqualTo(new StepOutcome.Probed(true));
        assertThat(apply(new Step.ProbeKind(LinkKind.VLAN))).isEqualTo(new StepOutcome.Probed(true));
        assertThat(heard()).isEmpty();
        assertTableAgrees();
    }

    /** What a plan goes by: the kernel's own addresses and routes left out. */
    private List<String> carried(String name) {
        StepOutcome outcome = apply(new Step.Inspect(name, ifindex(name)));
        assertThat(outcome).isInstanceOf(StepOutcome.Inspected.class);
        StepOutcome.Inspected inspected = (StepOutcome.Inspected) outcome;
        return Stream.of(
                        inspected.addresses().stream().filter(address -> !address.isLinkLocal()),
                        inspected.routes().stream().filter(route -> !route.isIncidental()),
                        inspected.neighbours().stream())
                .flatMap(what -> what)
                .map(Object::toString)
                .toList();
    }

    // Refusing

    @Test
    void refusesANameThatIsTaken() {
        refused(bond("nic0", BondMode.BALANCE_RR, Map.of()), "EEXIST", "File exists");
        refused(vlan("nic1", "nic0", 7, 0), "EEXIST", "File exists");
    }

    @Test
    void refusesAVlanThatCannotBe() {
        refused(new Step.CreateVlan("v7", "nic9", 999, 7, 0), "ENODEV", "8021q: link does not exist");
        refused(vlan("v7", "nic0", 7, 9001), "EINVAL", "Invalid argument");
        acked(vlan("nic0.7", "nic0", 7, 0));
        refused(vlan("v7", "nic0", 7, 0), "EEXIST", "8021q: VLAN device already exists");
        refused(new Step.SetMtu("nic0.7", ifindex("nic0.7"), 9001), "ERANGE", "Numerical result out of range");
    }

    @Test
    void refusesWhatConcernsALinkThatIsGone() {
        refused(new Step.SetUp("nic9", 999, true), "ENODEV", "No such device");
        refused(new Step.Delete("nic9", 999), "ENODEV", "No such device");
        refused(new Step.Release("nic9", 999, "bond0"), "ENODEV", "No such device");
        refused(new Step.Attach("nic0", ifindex("nic0"), "bond9", 999), "EINVAL", "Invalid argument");
        refused(set("nic0", Map.of(BondOption.MIIMON, number(100))), "ENOTSUP", "Operation not supported");
    }

    @Test
    void refusesPortsThatCannotJoin() {
        acked(bond("bond0", BondMode.BALANCE_RR, Map.of()));
        refused(attach("bond0", "bond0"), "EPERM", "Cannot enslave bond to itself.");
        refused(attach("nic0", "nic1"), "ENOTSUP", "Operation not supported");
        acked(up("nic0"));
        refused(attach("nic0", "bond0"), "EPERM", "Device can not be enslaved while up");
        workbench.addMacvlan("mv0", "nic1");
        refused(attach("nic1", "bond0"), "EBUSY", "Device is in use and cannot be enslaved");
        acked(vlan("bond0.7", "bond0", 7, 0));
        refused(attach("bond0.7", "bond0"), "ENETDOWN", "Network is down");
    }

    @Test
    void refusesWithoutAskingWhatNoMessageCanCarry() {
        assertThat(errnoName(apply(bond("sixteen-bytes-16", BondMode.BALANCE_RR, Map.of()))))
                .isEqualTo("EINVAL");
    }

    // Unmaking

    @Test
    void deletesABondAfterItsVlansAndLetsItsPortsGo() {
        String formerMac = link("nic1").mac();
        bondOfBoth();
        acked(vlan("bond0.7", "bond0", 7, 0));
        acked(up("bond0"));
        heard();
        acked(new Step.Delete("bond0", ifindex("bond0")));
        assertThat(heard())
                .containsExactly(
                        "bond0 down 1500 'ifacer'",
                        "bond0.7 down 1500 on bond0 'ifacer'",
                        "bond0.7 gone",
                        "nic0 up carrier 1500 in bond0 standby",
                        "nic0 up carrier 1500",
                        "nic0 down 1500",
                        "nic1 up carrier 1500 in bond0 standby",
                        "nic1 up carrier 1500",
                        "nic1 down 1500",
                        "nic1 down 1500", // with its own MAC
                        "bond0 gone");
        assertThat(link("nic0").mtuBytes()).as("given back without an event").isEqualTo(9000);
        assertThat(link("nic1").mac()).isEqualTo(formerMac);
    }

    @Test
    void aPortThatIsPulledOutIsGoneWithItsVlans() {
        acked(vlan("nic0.7", "nic0", 7, 0));
        acked(bond("bond0", BondMode.BALANCE_RR, Map.of()));
        acked(attach("nic0", "bond0"));
        heard();
        workbench.removeLink("nic0");
        // bonding and 8021q hear of the removal in the order in which they were loaded (net/core/dev.c, netdev_chain)
        assertThat(heard())
                .containsExactlyInAnyOrder(
                        "nic0 down 1500 in bond0 active",
                        "nic0.7 down 1500 on nic0 'ifacer'",
                        "nic0.7 gone",
                        "bond0 down 1500 'ifacer'",
                        "nic0 gone");
        assertTableAgrees();
    }

    // Words

    /** A bond that is down, with both cards; MTU 1500. */
    final void bondOfBoth() {
        acked(bond("bond0", BondMode.BALANCE_RR, Map.of()));
        acked(attach("nic0", "bond0"));
        acked(attach("nic1", "bond0"));
        heard();
    }

    final StepOutcome apply(Step step) {
        return requests.apply(step);
    }

    final void acked(Step step) {
        assertThat(apply(step)).as(step.describe()).isEqualTo(StepOutcome.Acked.INSTANCE);
    }

    final void refused(Step step, String errnoName, String kernelText) {
        assertThat(apply(step)).as(step.describe()).isInstanceOfSatisfying(StepOutcome.Refused.class, refused -> {
            KernelRefusal refusal = refused.refusal();
            assertThat(refusal.operation()).isEqualTo(step.describe());
            assertThat(refusal.link()).isEqualTo(step.link());
            assertThat(refusal.errnoName()).isEqualTo(errnoName);
            assertThat(refusal.kernelText()).isEqualTo(kernelText);
        });
    }

    private static String errnoName(StepOutcome outcome) {
        return outcome instanceof StepOutcome.Refused refused
                ? refused.refusal().errnoName()
                : "";
    }

    final Link link(String name) {
        StepOutcome outcome = apply(new Step.Reread(name));
        if (outcome instanceof StepOutcome.Found found && found.link() != null) {
            return found.link();
        }
        throw new AssertionError("there is no link " + name + ": " + outcome);
    }

    final int ifindex(String name) {
        return link(name).ifindex();
    }

    final Map<BondOption, BondValue> options(String name) {
        return ((LinkDetails.Bond) link(name).details()).options();
    }

    final BondPort port(String name) {
        return Objects.requireNonNull(link(name).port(), name + " is no port");
    }

    final Step setPort(String name, Map<PortOption, Integer> options) {
        return new Step.SetPort(name, ifindex(name), options);
    }

    final Step up(String name) {
        return new Step.SetUp(name, ifindex(name), true);
    }

    final Step down(String name) {
        return new Step.SetUp(name, ifindex(name), false);
    }

    static Step bond(String name, BondMode mode, Map<BondOption, BondValue> options) {
        return new Step.CreateBond(name, mode, options, 0);
    }

    final Step vlan(String name, String lower, int id, int mtuBytes) {
        return new Step.CreateVlan(name, lower, ifindex(lower), id, mtuBytes);
    }

    final Step attach(String name, String controller) {
        return new Step.Attach(name, ifindex(name), controller, ifindex(controller));
    }

    final Step release(String name, String controller) {
        return new Step.Release(name, ifindex(name), controller);
    }

    final Step set(String name, Map<BondOption, BondValue> options) {
        return new Step.SetBondOptions(name, ifindex(name), new EnumMap<>(options));
    }

    static BondValue number(long value) {
        return new BondValue.Num(value);
    }

    /** What has been heard since the last call, as lines; the fence left out. */
    final List<String> heard() {
        Link fence = link(FENCE);
        int mtuBytes = fence.mtuBytes() == 1500 ? 1499 : 1500;
        acked(new Step.SetMtu(FENCE, fence.ifindex(), mtuBytes));
        List<LinkEvent> events = listener.eventsUntil(
                "the fence",
                event -> event instanceof LinkEvent.Present present
                        && present.link().name().equals(FENCE)
                        && present.link().mtuBytes() == mtuBytes);
        return events.stream()
                .map(this::taken)
                .filter(line -> !line.startsWith(FENCE))
                .toList();
    }

    private String taken(LinkEvent event) {
        String line = line(event);
        if (event instanceof LinkEvent.Present present) {
            table.put(event.ifindex(), present.link());
        } else {
            table.remove(event.ifindex());
        }
        return line;
    }

    private String line(LinkEvent event) {
        if (event instanceof LinkEvent.Gone gone) {
            return gone.name() + " gone";
        }
        if (event instanceof LinkEvent.Moved moved) {
            return moved.name() + " moved";
        }
        Link link = ((LinkEvent.Present) event).link();
        return link.name()
                + (link.up() ? " up" : " down")
                + (link.carrier() ? " carrier " : " ")
                + link.mtuBytes()
                + (link.details() instanceof LinkDetails.Vlan ? " on " + nameOf(link.lowerIfindex()) : "")
                + (link.controllerIfindex() == 0 ? "" : " in " + nameOf(link.controllerIfindex()))
                + role(link.port())
                + (link.alias().isEmpty() ? "" : " '" + link.alias() + "'");
    }

    private static String role(@Nullable BondPort port) {
        if (port == null) {
            return "";
        }
        return port.active() ? " active" : " standby";
    }

    private String nameOf(int ifindex) {
        Link link = table.get(ifindex);
        return link == null ? "link " + ifindex : link.name();
    }

    /** What was heard and what a dump says are the same, the marks aside that make no event. */
    final void assertTableAgrees() {
        heard();
        assertThat(requests.dump().links())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("alias", "group")
                .containsExactlyElementsOf(table.values());
    }
}
