package io.ifacer.scenario.options;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the kernel would refuse, ignore, or apply half: it never gets to see it. */
final class EveryRefusal {

    private static final List<Integer> MODES = List.of(0, 1, 2, 3, 4, 5, 6);

    private EveryRefusal() {}

    static List<RefusedRow> rows() {
        List<RefusedRow> rows = new ArrayList<>();
        for (MeasuredOption option : MeasuredOption.all()) {
            rows.addAll(beyondBounds(option));
            rows.addAll(modesWithout(option));
        }
        rows.addAll(betweenOptions());
        rows.addAll(ofLists());
        rows.addAll(ofWords());
        return rows;
    }

    private static List<RefusedRow> beyondBounds(MeasuredOption option) {
        if (!option.isNumber()) {
            return List.of();
        }
        String mode = option.modes().get(0).toString();
        String name = option.name();
        return List.of(
                new RefusedRow(mode, name + "=" + (option.min() - 1) + option.beside(), name, "out of range"),
                new RefusedRow(mode, name + "=" + (option.max() + 1) + option.beside(), name, "out of range"));
    }

    private static List<RefusedRow> modesWithout(MeasuredOption option) {
        return MODES.stream()
                .filter(mode -> !option.modes().contains(mode))
                .map(mode -> new RefusedRow(
                        mode.toString(),
                        option.name() + "=" + option.min(),
                        option.name(),
                        "the mode does not have this option"))
                .toList();
    }

    private static List<RefusedRow> betweenOptions() {
        return List.of(
                // the two monitors exclude each other, which the kernel checks within one message only
                new RefusedRow("1", "miimon=100;arp_interval=100", "arp_interval", "it excludes miimon=100"),
                new RefusedRow("1", "miimon=100;arp_validate=all", "arp_validate", "it excludes miimon=100"),
                new RefusedRow("1", "arp_validate=active", "arp_validate", "it needs arp_interval"),
                // EPERM without miimon, even for zero
                new RefusedRow("1", "miimon=0;updelay=0", "updelay", "it needs miimon"),
                new RefusedRow("1", "arp_interval=100;downdelay=100", "downdelay", "it needs miimon"),
                new RefusedRow("1", "arp_interval=100;peer_notif_delay=100", "peer_notif_delay", "it needs miimon"),
                // an ifindex of nobody would be acknowledged and would clear the primary
                new RefusedRow("1", "primary=eth404", "primary", "it is not among the interfaces"),
                new RefusedRow("5", "active_slave=eth404", "active_slave", "it is not among the interfaces"),
                new RefusedRow("1", "num_grat_arp=1;num_unsol_na=2", "num_unsol_na", "was given before as 1"));
    }

    private static List<RefusedRow> ofLists() {
        String seventeen =
                IntStream.rangeClosed(1, 17).mapToObj(i -> "10.0.0." + i).collect(Collectors.joining(","));
        String seventeenIpv6 =
                IntStream.rangeClosed(1, 17).mapToObj(i -> "fd00::" + i).collect(Collectors.joining(","));
        return List.of(
                // each of these the kernel refuses after it has applied the entries before (bond_options.c)
                new RefusedRow("1", "arp_ip_target=10.0.0.1,10.0.0.1", "arp_ip_target", "10.0.0.1 is there twice"),
                new RefusedRow("1", "arp_ip_target=" + seventeen, "arp_ip_target", "at most 16"),
                new RefusedRow("1", "arp_ip_target=10.0.0.1,0.0.0.0", "arp_ip_target", "0.0.0.0 cannot be a target"),
                new RefusedRow("1", "arp_ip_target=255.255.255.255", "arp_ip_target", "cannot be a target"),
                new RefusedRow("1", "ns_ip6_target=fd00::1,FD00::1", "ns_ip6_target", "fd00::1 is there twice"),
                new RefusedRow("1", "ns_ip6_target=" + seventeenIpv6, "ns_ip6_target", "at most 16"),
                new RefusedRow("1", "ns_ip6_target=::", "ns_ip6_target", ":: cannot be a target"),
                new RefusedRow("1", "ns_ip6_target=::1", "ns_ip6_target", "::1 cannot be a target"),
                new RefusedRow("1", "ns_ip6_target=ff02::1", "ns_ip6_target", "ff02::1 cannot be a target"),
                new RefusedRow("4", "ad_actor_system=01:00:5e:00:00:01", "ad_actor_system", "multicast"),
                new RefusedRow("4", "ad_actor_system=ff:ff:ff:ff:ff:ff", "ad_actor_system", "multicast"),
                new RefusedRow("4", "ad_actor_system=02:00:00:00:00", "ad_actor_system", "not a hardware address"));
    }

    private static List<RefusedRow> ofWords() {
        return List.of(
                new RefusedRow("4", "lacp_rate=turbo", "lacp_rate", "allowed is one of slow (0), fast (1)"),
                new RefusedRow("1", "miimon=1.5", "miimon", "it is not a value of this option"),
                new RefusedRow("1", "miimon=", "miimon", "it has no value"),
                new RefusedRow("1", "miimon", "miimon", "is not NAME=VALUE"),
                new RefusedRow("1", "mode=1", "mode", "the mode is given by bond.mode"),
                new RefusedRow("1", "lacp_rat=1", "lacp_rat", "did you mean lacp_rate?"),
                new RefusedRow("7", "", "mode", "802.3ad"),
                new RefusedRow("\"802.3bd\"", "", "mode", "802.3ad"));
    }
}
