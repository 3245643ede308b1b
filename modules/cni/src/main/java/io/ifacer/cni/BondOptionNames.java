package io.ifacer.cni;

import io.ifacer.link.BondOption;
import io.ifacer.link.PortOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every spelling of every option: the kernel's, iproute2's, and those of the original plugin. */
final class BondOptionNames {

    /** In the original this spelling set num_peer_notif, though it names the delay. */
    static final String MISREAD_BY_ORIGINAL = "peer_notif_delay";

    private static final int MAX_COMPARED_CHARS = 40;

    private static final Map<String, BondOption> BY_NAME = byName();

    private BondOptionNames() {}

    private static Map<String, BondOption> byName() {
        Map<String, BondOption> names = new TreeMap<>();
        for (BondOption option : BondOption.values()) {
            names.put(option.kernelName(), option);
        }
        names.put("up_delay", BondOption.UPDELAY);
        names.put("down_delay", BondOption.DOWNDELAY);
        names.put("peer_notify_delay", BondOption.PEER_NOTIF_DELAY);
        // One value of the kernel behind two names in sysfs and iproute2.
        names.put("num_grat_arp", BondOption.NUM_PEER_NOTIF);
        names.put("num_unsol_na", BondOption.NUM_PEER_NOTIF);
        return names;
    }

    static Optional<BondOption> option(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The known spelling that is the fewest edits away. */
    static String nearest(String name) {
        String compared =
                name.substring(0, Math.min(name.length(), MAX_COMPARED_CHARS)).toLowerCase(Locale.ROOT);
        Stream<String> ofPorts = Arrays.stream(PortOption.values()).map(PortOption::kernelName);
        return Stream.concat(BY_NAME.keySet().stream(), ofPorts)
                .min(Comparator.comparingInt(known -> EditDistance.between(compared, known)))
                .orElseThrow();
    }
}
