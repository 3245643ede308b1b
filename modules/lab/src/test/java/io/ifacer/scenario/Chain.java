package io.ifacer.scenario;

import java.util.List;
import java.util.stream.Stream;

/**
 * A CNI chain: ifacer makes VLAN 200 on a bond, and the plugin behind it gives the pod an interface on that.
 *
 * @param cniVersion of the network's configuration
 * @param plugin what comes behind ifacer, {@code macvlan} or {@code ipvlan}
 */
record Chain(String cniVersion, String plugin) {

    /** What the chain makes on the node, and what it makes it of. */
    static final String LINKS = "bond0 bond0.200 ens160 ens192";

    private static final String IFACER =
            "\"interfaces\": [\"ens192\", \"ens160\"], \"vlanID\": 200, \"bond\": {\"name\": \"bond0\", \"mode\": 1}";

    /** Every version that containerd's users still write, 0.3.1 being what Spiderpool generates, before each plugin. */
    static Stream<Chain> all() {
        return Stream.of("0.3.1", "0.4.0", "1.0.0")
                .flatMap(version -> Stream.of(new Chain(version, "macvlan"), new Chain(version, "ipvlan")));
    }

    /** The network's name, a name of its own for each chain. */
    String network() {
        return plugin + "-" + cniVersion;
    }

    /** The network's configuration as a file in a runtime's folder. */
    String conflist() {
        String plugins = "{\"type\": \"ifacer\", " + IFACER + "}, {\"type\": \"" + plugin + "\", " + second() + "}";
        return "{\"cniVersion\": \"" + cniVersion + "\", \"name\": \"" + network() + "\", \"plugins\": [" + plugins
                + "]}";
    }

    /** The configuration that each plugin is given by the runtime, in order. */
    List<String> configurations() {
        return List.of(configuration("ifacer", IFACER), configuration(plugin, second()));
    }

    private String configuration(String type, String keys) {
        return "{\"cniVersion\": \"" + cniVersion + "\", \"name\": \"" + network() + "\", \"type\": \"" + type + "\", "
                + keys + "}";
    }

    private String second() {
        String mode = plugin.equals("macvlan") ? "bridge" : "l2";
        return "\"master\": \"bond0.200\", \"mode\": \"" + mode
                + "\", \"ipam\": {\"type\": \"host-local\", \"subnet\": \"172.200.0.0/16\"}";
    }

    @Override
    public String toString() {
        return "ifacer and " + plugin + " in CNI " + cniVersion;
    }
}
