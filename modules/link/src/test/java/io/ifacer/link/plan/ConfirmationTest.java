package io.ifacer.link.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.LinkTable;
import io.ifacer.link.LinkText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a step of a repair counts as done: by what the kernel shows. */
class ConfirmationTest {

    private static final Step RENAME = new Step.Rename("ens192.100", 9, "storage");
    private static final Step MODE = new Step.SetMode("bond0", 7, BondMode.ACTIVE_BACKUP);
    private static final Step MARK = new Step.Mark("bond0", 7);

    @Test
    void aNameIsSeenOnTheVeryLink() {
        assertThat(Confirmation.seen(RENAME, table("9 storage vlan id 100 link 2")))
                .isFalse();
        assertThat(Confirmation.seen(RENAME, table("10 ens192.100 vlan id 100 link 2")))
                .isFalse();
        assertThat(Confirmation.seen(RENAME, table("9 ens192.100 vlan id 100 link 2")))
                .isTrue();
    }

    @Test
    void aNewNameIsToldEvenOfALinkThatIsDown() {
        assertThat(Confirmation.notifies(RENAME, table("9 storage vlan id 100 link 2")))
                .isTrue();
    }

    @Test
    void aModeIsSeenOnTheBond() {
        assertThat(Confirmation.seen(MODE, table("7 bond0 bond mode balance-rr")))
                .isFalse();
        assertThat(Confirmation.seen(MODE, table("7 bond0 dummy"))).isFalse();
        assertThat(Confirmation.seen(MODE, table("7 bond0 bond mode active-backup")))
                .isTrue();
    }

    @Test
    void aModeIsNotToldAndHasToBeRead() {
        assertThat(Confirmation.notifies(MODE, table("7 bond0 bond mode balance-rr")))
                .isFalse();
    }

    @Test
    void aMarkIsSeenAsTheAlias() {
        assertThat(Confirmation.seen(MARK, table("7 bond0 bond up"))).isFalse();
        assertThat(Confirmation.seen(MARK, table("7 bond0 bond up alias theirs")))
                .isFalse();
        assertThat(Confirmation.seen(MARK, table("7 bond0 bond up alias ifacer")))
                .isTrue();
    }

    @Test
    void aMarkIsToldOnlyOfALinkThatIsUp() {
        assertThat(Confirmation.notifies(MARK, table("7 bond0 bond up"))).isTrue();
        assertThat(Confirmation.notifies(MARK, table("7 bond0 bond down"))).isFalse();
    }

    @Test
    void aListThatWasClearedIsSeenOnceItIsNotShown() {
        Step clear = new Step.SetBondOptions(
                "bond0", 7, Map.of(BondOption.ARP_IP_TARGET, new BondValue.Addresses(List.of())));

        assertThat(Confirmation.seen(clear, table("7 bond0 bond options arp_ip_target=10.0.0.1")))
                .isFalse();
        assertThat(Confirmation.seen(clear, table("7 bond0 bond options miimon=0")))
                .isTrue();
    }

    @Test
    void whatWasAboutALinkThatIsGoneIsDecided() {
        for (Step step : List.of(RENAME, MODE, MARK)) {
            assertThat(Confirmation.seen(step, table(""))).as(step.describe()).isFalse();
            assertThat(Confirmation.decided(step, table("")))
                    .as(step.describe())
                    .isTrue();
        }
    }

    @Test
    void whatWasFoundIsToldUnderTheNameThatTheLinkStillHas() {
        assertThat(Confirmation.found(RENAME, table("9 storage vlan id 100 link 2")))
                .startsWith("storage is a vlan, down");
    }

    private static LinkTable table(String links) {
        LinkTable table = new LinkTable();
        table.replace(LinkText.links(links));
        return table;
    }
}
