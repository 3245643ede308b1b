package io.ifacer.scenario;

import static io.ifacer.scenario.Repetition.EMPTY_RESULT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.LabExtension;
import io.ifacer.lab.Nic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the kernel makes of an option other than what was written, is told; ADD goes on where that does no harm. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class OptionWordsScenario {

    @Test
    void aDelayBetweenMultiplesOfMiimonIsRoundedDownWithAWarning(Node node) {
        node.nic("a1");
        node.nic("a2");

        assertThat(node.add("pod1", Config.bond("ba", "1", "miimon=100;updelay=150;downdelay=99", 0, "a1", "a2")))
                .isEqualTo(EMPTY_RESULT);

        assertThat(node.attribute("ba", "bonding/updelay")).isEqualTo("100");
        assertThat(node.attribute("ba", "bonding/downdelay")).isEqualTo("0");
        node.awaitLog("config.warning .*updelay=150 is not a multiple of miimon=100, the kernel rounds it down to 100");
        node.awaitLog("config.warning .*downdelay=99 is not a multiple of miimon=100, the kernel rounds it down to 0");
    }

    @Test
    void theSpellingThatTheOriginalMisreadIsTheDelay(Node node) {
        node.nic("b1");
        node.nic("b2");

        assertThat(node.add("pod2", Config.bond("bb", "1", "peer_notif_delay=200", 0, "b1", "b2")))
                .isEqualTo(EMPTY_RESULT);

        assertThat(node.attribute("bb", "bonding/peer_notif_delay")).isEqualTo("200");
        assertThat(node.attribute("bb", "bonding/num_grat_arp")).isEqualTo("1");
        node.awaitLog("config.warning .*peer_notif_delay=200 sets the kernel's delay in milliseconds");
    }

    @Test
    void anActivePortWithoutCarrierHasToWait(Node node) {
        node.nic("c1");
        Nic unplugged = node.nic("c2");
        unplugged.unplug();

        assertThat(node.add("pod3", Config.bond("bc", "1", "active_slave=c2", 0, "c1", "c2")))
                .isEqualTo(EMPTY_RESULT);

        assertThat(node.attribute("bc", "bonding/active_slave")).isEqualTo("c1");
        node.awaitLog("spec.notice bc.*active_slave c2 is not applied: that port has no carrier");
    }

    @Test
    void aBondThatRunsKeepsItsOptionsAndEachDifferenceIsTold(Node node) {
        node.nic("d1");
        node.nic("d2");
        node.add("pod4", Config.bond("bd", "1", "primary=d1;resend_igmp=2", 0, "d1", "d2"));
        String ifindex = node.attribute("bd", "ifindex");

        assertThat(node.add("pod5", Config.bond("bd", "1", "primary=d2;resend_igmp=3", 0, "d1", "d2")))
                .isEqualTo(EMPTY_RESULT);

        node.awaitLog("spec.conflict bd.*primary is d1, asked for is d2");
        node.awaitLog("spec.conflict bd.*resend_igmp is 2, asked for is 3");
        assertThat(node.attribute("bd", "ifindex")).isEqualTo(ifindex);
        assertThat(node.attribute("bd", "bonding/resend_igmp")).isEqualTo("2");
    }
}
