package io.ifacer.scenario.options;

import io.ifacer.kernel.LinkRequests;
import io.ifacer.kernel.NetlinkLinkRequests;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the kernel has of a bond's option: sysfs says it, or {@code ip}, or where neither knows it, netlink. */
final class BondReading {

    private static final Path LINKS = Path.of("/sys/class/net");
    private static final Pattern NS_IP6_TARGETS = Pattern.compile(" ns_ip6_target (\\S+)");

    private BondReading() {}

    /** The value as text, a list with blanks between; empty when there is none. */
    static String of(String bond, String option) throws IOException {
        return switch (option) {
            case "ns_ip6_target" -> ipv6Targets(bond);
            case "coupled_control" -> coupledControl(bond);
            case "num_peer_notif" -> sysfs(bond, "num_grat_arp");
            default -> sysfs(bond, option);
        };
    }

    private static String sysfs(String bond, String file) throws IOException {
        return Files.readString(LINKS.resolve(bond).resolve("bonding").resolve(file))
                .strip();
    }

    private static String ipv6Targets(String bond) throws IOException {
        Process ip = new ProcessBuilder("ip", "-d", "-o", "link", "show", "dev", bond).start();
        String shown = new String(ip.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher targets = NS_IP6_TARGETS.matcher(shown);
        return targets.find() ? targets.group(1).replace(',', ' ') : "";
    }

    /** Has no file in sysfs (drivers/net/bonding/bond_sysfs.c), and iproute2 shows it from 6.9 on. */
    private static String coupledControl(String bond) {
        try (LinkRequests requests = new NetlinkLinkRequests()) {
            Link link = Objects.requireNonNull(((StepOutcome.Found) requests.apply(new Step.Reread(bond))).link());
            BondValue value = ((LinkDetails.Bond) link.details()).options().get(BondOption.COUPLED_CONTROL);
            return value == null ? "" : value.toString();
        }
    }
}
