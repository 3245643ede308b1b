package io.ifacer.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** Lines as iproute2 6.1 prints them, cut short where nothing is read from. */
class LinkNotificationTest {

    private static final String VLAN =
            "[2026-11-24T02:52:07.804563] 4: ens1.200@ens1: <BROADCAST,MULTICAST,UP,LOWER_UP>"
                    + " mtu 1500 qdisc noqueue state UP group default \\    link/ether 0a:bc:f2:79:c8:7c brd ff:ff:ff:ff:ff:ff"
                    + " promiscuity 0  allmulti 0 minmtu 0 maxmtu 65535 \\    vlan protocol 802.1Q id 200 <REORDER_HDR>"
                    + " numtxqueues 1 numrxqueues 1 \\    alias ifacer";
    private static final String GONE = "[2026-11-24T02:52:07.986567] Deleted 4: ens1.200@ens1: <BROADCAST,MULTICAST>"
            + " mtu 1400 qdisc noop state DOWN group default \\    link/ether 0a:bc:f2:79:c8:7c brd ff:ff:ff:ff:ff:ff";
    private static final String BOND =
            "9: bond0: <BROADCAST,MULTICAST,MASTER,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP"
                    + " mode DEFAULT group default qlen 1000\\    link/ether ba:1c:94:5c:45:2a brd ff:ff:ff:ff:ff:ff promiscuity 0"
                    + "  allmulti 0 minmtu 68 maxmtu 65535 \\    bond mode active-backup active_slave ens192 miimon 100 updelay 0"
                    + " tlb_dynamic_lb 1 addrgenmode eui64 numtxqueues 16 numrxqueues 16 ";
    private static final String PORT = "7: ens192@if2: <BROADCAST,MULTICAST,SLAVE,UP,LOWER_UP> mtu 1500 qdisc noqueue"
            + " master bond0 state UP mode DEFAULT group default qlen 1000\\    link/ether ba:1c:94:5c:45:2a brd"
            + " ff:ff:ff:ff:ff:ff link-netns lab1-wires promiscuity 0  allmulti 0 minmtu 68 maxmtu 65535 \\    veth \\"
            + "    bond_slave state ACTIVE mii_status UP link_failure_count 0 perm_hwaddr ba:1c:94:5c:45:2a queue_id 0"
            + " numtxqueues 2 numrxqueues 2 ";

    @Test
    void readsAVlanWithItsLower() {
        assertThat(LinkNotification.parse(VLAN))
                .contains(new LinkNotification(
                        LocalDateTime.parse("2026-11-24T02:52:07.804563"),
                        false,
                        4,
                        "ens1.200",
                        "0a:bc:f2:79:c8:7c",
                        "BROADCAST MULTICAST UP mtu 1500 alias ifacer @ens1 vlan protocol 802.1Q id 200",
                        true));
    }

    @Test
    void readsADeletion() {
        LinkNotification gone = LinkNotification.parse(GONE).orElseThrow();
        assertThat(gone.deleted()).isTrue();
        assertThat(gone.carries()).isFalse();
        assertThat(gone.since(LinkNotification.parse(VLAN).orElseThrow())).isEqualTo(Duration.ofNanos(182_004_000));
    }

    @Test
    void leavesOutWhichPortIsActive() {
        assertThat(LinkNotification.parse(BOND).orElseThrow().configuration())
                .isEqualTo("BROADCAST MULTICAST MASTER UP mtu 1500"
                        + " bond mode active-backup miimon 100 updelay 0 tlb_dynamic_lb 1");
    }

    @Test
    void takesTheStateOfALinkNotThatOfItsPort() {
        LinkNotification port = LinkNotification.parse(PORT).orElseThrow();
        assertThat(port.name()).isEqualTo("ens192");
        assertThat(port.configuration()).isEqualTo("BROADCAST MULTICAST SLAVE UP mtu 1500 master bond0");
    }

    /** After a link has been set up, its state changes up to a second later without anybody's doing. */
    @Test
    void leavesOutWhatTheKernelSetsLateByItself() {
        String rest = " mtu 1500 qdisc noqueue state %s group default";
        String late = "2: ens1: <NO-CARRIER,BROADCAST,UP,LOWER_UP,M-DOWN>" + rest.formatted("LOWERLAYERDOWN");
        String settled = "2: ens1: <BROADCAST,UP,LOWER_UP>" + rest.formatted("UP");
        assertThat(LinkNotification.parse(late).orElseThrow().configuration())
                .isEqualTo(LinkNotification.parse(settled).orElseThrow().configuration())
                .isEqualTo("BROADCAST UP mtu 1500");
    }

    @Test
    void passesOverWhatIsNoLinkMessage() {
        assertThat(LinkNotification.parse("listening")).isEmpty();
    }
}
