package io.ifacer.scenario.options;

import java.util.List;

/** What people and tools write: the original plugin's names and iproute2's, blanks, case, empty entries, both monitors. */
final class EverySpelling {

    private EverySpelling() {}

    static List<AcceptedRow> rows() {
        return List.of(
                new AcceptedRow("1", "up_delay=200", "updelay", "200"),
                new AcceptedRow("1", "updelay=200", "updelay", "200"),
                new AcceptedRow("1", "down_delay=300", "downdelay", "300"),
                new AcceptedRow("1", "downdelay=300", "downdelay", "300"),
                new AcceptedRow("1", "peer_notif_delay=400", "peer_notif_delay", "400"),
                new AcceptedRow("1", "peer_notify_delay=400", "peer_notif_delay", "400"),
                new AcceptedRow("1", "num_peer_notif=7", "num_peer_notif", "7"),
                new AcceptedRow("1", "num_grat_arp=7", "num_peer_notif", "7"),
                new AcceptedRow("1", "num_unsol_na=7", "num_peer_notif", "7"),
                new AcceptedRow("1", "num_grat_arp=7;num_unsol_na=7", "num_peer_notif", "7"),
                // the original sends no zero at all
                new AcceptedRow("1", "use_carrier=0", "use_carrier", "0"),
                new AcceptedRow("1", "resend_igmp=0", "resend_igmp", "0"),
                new AcceptedRow("5", "tlb_dynamic_lb=0", "tlb_dynamic_lb", "0"),
                new AcceptedRow("0", "packets_per_slave=0", "packets_per_slave", "0"),
                // the documentation's own example has the blank that makes the original drop its second option
                new AcceptedRow("1", "primary={port}; arp_interval=1", "arp_interval", "1"),
                new AcceptedRow("1", "  miimon = 50 ; primary = {port} ", "primary", "{port}"),
                new AcceptedRow("1", "miimon=50;", "miimon", "50"),
                new AcceptedRow("1", ";;miimon=50", "miimon", "50"),
                new AcceptedRow("1", "MIIMON=50", "miimon", "50"),
                new AcceptedRow("4", "lacp_rate=FAST", "lacp_rate", "1", "fast"),
                new AcceptedRow("4", "ad_actor_system=02-00-00-00-00-FE", "ad_actor_system", "02:00:00:00:00:fe"),
                new AcceptedRow("1", "arp_ip_target= 10.0.0.1 , 10.0.0.2", "arp_ip_target", "10.0.0.1 10.0.0.2"),
                new AcceptedRow(
                        "1", "arp_ip_target=[ \"10.0.0.1\" , \"10.0.0.2\" ]", "arp_ip_target", "10.0.0.1 10.0.0.2"),
                new AcceptedRow("1", "arp_ip_target=[]", "arp_ip_target", ""),
                new AcceptedRow("1", "ns_ip6_target=FD00:0:0::1", "ns_ip6_target", "fd00::1"),
                // no monitor is given: modes 0 to 3 would have none
                new AcceptedRow("0", "", "miimon", "100"),
                new AcceptedRow("1", "arp_interval=100;arp_ip_target=10.0.0.1", "miimon", "0"),
                new AcceptedRow("1", "miimon=0;arp_interval=100", "arp_interval", "100"),
                // the kernel keeps whole multiples of miimon
                new AcceptedRow("1", "miimon=100;updelay=150", "updelay", "100"),
                new AcceptedRow("1", "miimon=100;downdelay=99", "downdelay", "0"),
                new AcceptedRow("1", "miimon=30;peer_notif_delay=100", "peer_notif_delay", "90"));
    }
}
