package io.ifacer.simulation;

import java.util.List;
import java.util.random.RandomGenerator;

/** What simulated pods ask for, in words: few names, so that they get in each other's way. */
final class Wishes {

    static final List<String> CARDS = List.of("e0", "e1", "e2", "e3");
    /** What udev calls the cards, where it gives such altnames: those with the same numbers, unless somebody swaps them. */
    static final List<String> ALTNAMES = List.of("p0", "p1", "p2", "p3");

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
            return vlan(card(random.nextInt(CARDS.size())));
        }
        int number = random.nextInt(BONDS.size());
        String name = BONDS.get(number);
        // mostly the ports and the mode that go with the name
        int first = random.nextInt(8) == 0 ? random.nextInt(3) : 2 * number;
        String mode = random.nextInt(8) == 0 ? pick(MODES) : "active-backup";
        String firstPort = card(first);
        String ports = firstPort + " " + (random.nextInt(12) == 0 ? anyOther(firstPort) : card(first + 1));
        String bond = "bond " + name + " mode " + mode + " ports " + ports + options(mode, firstPort);
        return random.nextBoolean() ? bond : bond + " / " + vlan(name);
    }

    /** By its name, or by what may be its altname. */
    private String card(int number) {
        return random.nextInt(4) == 0 ? ALTNAMES.get(number) : CARDS.get(number);
    }

    /** A card that is never there, or one that may be the first port under another name. */
    private String anyOther(String firstPort) {
        String altname = pick(ALTNAMES);
        return random.nextBoolean() || altname.equals(firstPort) ? "e9" : altname;
    }

    private String options(String mode, String firstPort) {
        if (mode.equals("active-backup") && random.nextInt(3) == 0) {
            return " options miimon=100;" + (random.nextBoolean() ? "primary" : "active_slave") + "=" + firstPort;
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
