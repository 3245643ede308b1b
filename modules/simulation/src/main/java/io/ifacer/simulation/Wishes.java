package io.ifacer.simulation;

import java.util.List;
import java.util.random.RandomGenerator;

/** What simulated pods ask for, in words: few names, so that they get in each other's way. */
final class Wishes {

    static final List<String> CARDS = List.of("e0", "e1", "e2", "e3");
    static final List<String> BONDS = List.of("bond0", "b1");
    static final List<Integer> IDS = List.of(10, 20, 30);
    private static final List<String> MODES = List.of("active-backup", "802.3ad", "balance-rr", "balance-alb");
    private static final List<String> OPTIONS = List.of(
            "",
            " options miimon=100",
            " options miimon=100;updelay=250",
            " options miimon=200",
            " options min_links=1",
            " options arp_interval=200;arp_ip_target=10.0.0.1,10.0.0.2");

    private final RandomGenerator random;

    Wishes(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        if (random.nextInt(3) == 0) {
            return vlan(pick(CARDS));
        }
        int number = random.nextInt(BONDS.size());
        String name = BONDS.get(number);
        // mostly the ports and the mode that go with the name
        int first = random.nextInt(8) == 0 ? random.nextInt(3) : 2 * number;
        String mode = random.nextInt(8) == 0 ? pick(MODES) : "active-backup";
        String ports = "e" + first + " e" + (random.nextInt(12) == 0 ? 9 : first + 1);
        String bond = "bond " + name + " mode " + mode + " ports " + ports + options(mode, first);
        return random.nextBoolean() ? bond : bond + " / " + vlan(name);
    }

    private String options(String mode, int firstPort) {
        if (mode.equals("active-backup") && random.nextInt(3) == 0) {
            return " options miimon=100;" + (random.nextBoolean() ? "primary" : "active_slave") + "=e" + firstPort;
        }
        String options = pick(OPTIONS);
        return options.contains("arp") && !mode.equals("active-backup") ? "" : options;
    }

    private String vlan(String lower) {
        int id = pick(IDS);
        String mtu = random.nextInt(5) == 0 ? " mtu 1400" : "";
        return "vlan " + lower + "." + id + " lower " + lower + " id " + id + mtu;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
