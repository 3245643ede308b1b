package io.ifacer.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.plan.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a repair builds on: links are changed in place, while others stand on them. */
abstract class KernelRepairContract extends KernelContract {

    // Names

    @Test
    void renamesALinkThatIsDown() {
        acked(vlan("nic0.7", "nic0", 7, 0));
        heard();
        int ifindex = ifindex("nic0.7");
        acked(rename("nic0.7", "storage"));
        assertThat(heard()).containsExactly("storage down 9000 on nic0 'ifacer'");
        assertThat(ifindex("storage")).isEqualTo(ifindex);
        assertThat(apply(new Step.Reread("nic0.7"))).hasToString("Found[link=null]");
        assertTableAgrees();
    }

    @Test
    void renamesABondUnderItsPortsAndVlans() {
        bondOfBoth();
        acked(vlan("bond0.7", "bond0", 7, 0));
        heard();
        acked(rename("bond0", "uplink"));
        assertThat(heard()).containsExactly("uplink down 1500 'ifacer'");
        assertThat(link("nic0").controllerIfindex()).isEqualTo(ifindex("uplink"));
        assertThat(link("bond0.7").lowerIfindex()).isEqualTo(ifindex("uplink"));
        assertTableAgrees();
    }

    @Test
    void refusesToRenameALinkThatIsUp() {
        acked(up("nic0"));
        refused(rename("nic0", "eth0"), "EBUSY", "Device or resource busy");
        refused(rename("nic0", "nic0"), "EBUSY", "Device or resource busy");
        acked(down("nic0"));
        acked(rename("nic0", "eth0"));
        acked(rename("eth0", "nic0"));
    }

    @Test
    void refusesANewNameThatIsTakenOrNone() {
        refused(rename("nic0", "nic1"), "EEXIST", "File exists");
        refused(new Step.Rename("nic2", 999, "nic9"), "ENODEV", "No such device");
        assertThat(link("nic0").name()).isEqualTo("nic0");
    }

    // Marks

    @Test
    void marksALinkThatIsUpAndTellsOfIt() {
        acked(vlan("nic0.7", "nic0", 7, 0));
        acked(up("nic0"));
        workbench.setAlias("nic0.7", "");
        heard();
        acked(new Step.Mark("nic0.7", ifindex("nic0.7")));
        assertThat(heard()).containsExactly("nic0.7 up carrier 9000 on nic0 'ifacer'");
        refused(new Step.Mark("nic9", 999), "ENODEV", "No such device");
    }

    // Modes

    @ParameterizedTest
    @EnumSource(BondMode.class)
    void changesTheModeOfABondThatIsDownAndWithoutPorts(BondMode mode) {
        acked(bond("bond0", BondMode.BALANCE_RR, Map.of()));
        acked(vlan("bond0.7", "bond0", 7, 0));
        int ifindex = ifindex("bond0.7");
        acked(mode("bond0", mode));
        assertThat(modeOf("bond0")).isEqualTo(mode);
        boolean wantsMiimon = !BondOption.ARP_INTERVAL.allowedIn(mode);
        assertThat(options("bond0"))
                .containsEntry(BondOption.MIIMON, number(wantsMiimon ? 100 : 0))
                .containsEntry(BondOption.ARP_VALIDATE, number(0));
        assertThat(options("bond0").containsKey(BondOption.AD_ACTOR_SYS_PRIO)).isEqualTo(mode == BondMode.IEEE_802_3AD);
        assertThat(ifindex("bond0.7")).isEqualTo(ifindex);
    }

    @Test
    void aNewModeKeepsWhatItCanHave() {
        acked(bond(
                "bond0",
                BondMode.BALANCE_TLB,
                Map.of(
                        BondOption.MIIMON, number(50),
                        BondOption.TLB_DYNAMIC_LB, number(0),
                        BondOption.RESEND_IGMP, number(7))));
        acked(mode("bond0", BondMode.BALANCE_ALB));
        assertThat(options("bond0"))
                .containsEntry(BondOption.MIIMON, number(50))
                .containsEntry(BondOption.TLB_DYNAMIC_LB, number(1))
                .containsEntry(BondOption.RESEND_IGMP, number(7));
    }

    @Test
    void aModeThatCannotWatchByArpStopsDoingSo() {
        acked(bond(
                "bond0",
                BondMode.ACTIVE_BACKUP,
                Map.of(BondOption.ARP_INTERVAL, number(100), BondOption.ARP_VALIDATE, number(3))));
        acked(mode("bond0", BondMode.BALANCE_XOR));
        assertThat(options("bond0"))
                .containsEntry(BondOption.ARP_INTERVAL, number(100))
                .containsEntry(BondOption.ARP_VALIDATE, number(0));
        acked(mode("bond0", BondMode.IEEE_802_3AD));
        assertThat(options("bond0"))
                .containsEntry(BondOption.ARP_INTERVAL, number(0))
                .containsEntry(BondOption.MIIMON, number(100));
    }

    @Test
    void refusesAnotherModeWhileThereArePortsOrItIsUp() {
        bondOfBoth();
        refused(
                mode("bond0", BondMode.ACTIVE_BACKUP),
                "ENOTEMPTY",
                "unable to set option because the bond device has slaves");
        acked(release("nic0", "bond0"));
        acked(release("nic1", "bond0"));
        acked(up("bond0"));
        refused(mode("bond0", BondMode.ACTIVE_BACKUP), "EBUSY", "unable to set option because the bond is up");
        acked(down("bond0"));
        acked(mode("bond0", BondMode.ACTIVE_BACKUP));
        acked(attach("nic0", "bond0"));
        acked(up("bond0"));
        assertThat(options("bond0")).containsEntry(BondOption.ACTIVE_SLAVE, number(ifindex("nic0")));
        refused(mode("nic0", BondMode.BALANCE_RR), "ENOTSUP", "Operation not supported");
    }

    // Options under load

    @ParameterizedTest
    @CsvSource({
        "MIIMON, 200",
        "RESEND_IGMP, 3",
        "XMIT_HASH_POLICY, 1",
        "MIN_LINKS, 1",
        "AD_ACTOR_SYS_PRIO, 9",
        "NUM_PEER_NOTIF, 2"
    })
    void changesAnOptionOfABondThatIsUpWithPorts(BondOption option, long value) {
        lacpOfBoth();
        acked(set("bond0", Map.of(option, number(value))));
        assertThat(heard()).contains("bond0 up carrier 1500 'ifacer'");
        assertThat(options("bond0")).containsEntry(option, number(value));
    }

    @Test
    void changesWhatNeedsTheBondDownWhileItKeepsItsPorts() {
        lacpOfBoth();
        refused(
                set("bond0", Map.of(BondOption.LACP_RATE, number(1))),
                "EBUSY",
                "unable to set option because the bond is up");
        acked(down("bond0"));
        acked(set("bond0", Map.of(BondOption.LACP_RATE, number(1))));
        acked(up("bond0"));
        assertThat(options("bond0")).containsEntry(BondOption.LACP_RATE, number(1));
        assertThat(link("nic0").controllerIfindex()).isEqualTo(ifindex("bond0"));
    }

    @Test
    void clearsAListByAnEmptyOne() {
        acked(bond(
                "bond0",
                BondMode.ACTIVE_BACKUP,
                Map.of(BondOption.ARP_INTERVAL, number(100), BondOption.ARP_IP_TARGET, addresses("10.0.0.1"))));
        acked(set("bond0", Map.of(BondOption.ARP_IP_TARGET, addresses())));
        assertThat(options("bond0")).doesNotContainKey(BondOption.ARP_IP_TARGET);
    }

    // MTU

    @Test
    void givesAPortAnMtuOfItsOwnWhichTheBondTakesBack() {
        bondOfBoth();
        acked(new Step.SetMtu("nic1", ifindex("nic1"), 1400));
        assertThat(heard()).containsExactly("nic1 up carrier 1400 in bond0 active");
        acked(new Step.SetMtu("bond0", ifindex("bond0"), 1500));
        assertThat(link("nic1").mtuBytes())
                .as("the MTU that the bond has is no change")
                .isEqualTo(1400);
        acked(new Step.SetMtu("nic1", ifindex("nic1"), 1500));
        heard();
        assertTableAgrees();
    }

    @Test
    void raisesAVlansMtuOnceItsLowerHasBeenRaised() {
        bondOfBoth();
        acked(vlan("bond0.7", "bond0", 7, 0));
        acked(up("bond0"));
        refused(new Step.SetMtu("bond0.7", ifindex("bond0.7"), 9000), "ERANGE", "Numerical result out of range");
        acked(new Step.SetMtu("bond0", ifindex("bond0"), 9000));
        acked(new Step.SetMtu("bond0.7", ifindex("bond0.7"), 9000));
        heard();
        assertTableAgrees();
    }

    /** An 802.3ad bond that is up, with both cards. Which of them is active it finds out in its own time. */
    private void lacpOfBoth() {
        acked(bond("bond0", BondMode.IEEE_802_3AD, Map.of(BondOption.MIIMON, number(100))));
        acked(attach("nic0", "bond0"));
        acked(attach("nic1", "bond0"));
        acked(up("bond0"));
        heard();
    }

    private Step rename(String name, String newName) {
        return new Step.Rename(newName, ifindex(name), name);
    }

    private Step mode(String name, BondMode mode) {
        return new Step.SetMode(name, ifindex(name), mode);
    }

    private BondMode modeOf(String name) {
        return ((LinkDetails.Bond) link(name).details()).mode();
    }

    private static BondValue.Addresses addresses(String... addresses) {
        return new BondValue.Addresses(List.of(addresses));
    }
}
