package io.ifacer.link.engine;

import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.DesiredText;
import java.util.List;
import java.util.SplittableRandom;

/** What simulated pods ask for: few names, so that the requests get in each other's way. */
final class Wishes {

    static final List<String> NICS = List.of("e0", "e1", "e2", "e3");
    private static final List<String> MODES = List.of("active-backup", "802.3ad", "balance-rr");
    private static final List<String> OPTIONS = List.of(
            "",
            " options miimon=100",
            " options miimon=100;updelay=250",
            " options miimon=200",
            " options min_links=1");

    private final SplittableRandom random;

    Wishes(SplittableRandom random) {
        this.random = random;
    }

    List<DesiredLink> next() {
        if (random.nextInt(3) == 0) {
            return DesiredText.links(vlan(pick(NICS)));
        }
        int number = random.nextInt(2);
        // mostly the ports and the mode that go with the name
        int first = random.nextInt(8) == 0 ? random.nextInt(3) : 2 * number;
        String mode = random.nextInt(8) == 0 ? pick(MODES) : "active-backup";
        String ports = "e" + first + " e" + (random.nextInt(12) == 0 ? 9 : first + 1);
        String bond = "bond b" + number + " mode " + mode + " ports " + ports + options(mode, first);
        return DesiredText.links(random.nextBoolean() ? bond : bond + "\n" + vlan("b" + number));
    }

    private String options(String mode, int firstPort) {
        if (mode.equals("active-backup") && random.nextInt(3) == 0) {
            return " options miimon=100;" + (random.nextBoolean() ? "primary" : "active_slave") + "=e" + firstPort;
        }
        return pick(OPTIONS);
    }

    private String vlan(String lower) {
        int id = 10 * (1 + random.nextInt(3));
        String mtu = random.nextInt(5) == 0 ? " mtu 1400" : "";
        return "vlan " + lower + "." + id + " lower " + lower + " id " + id + mtu;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
