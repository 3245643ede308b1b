package io.ifacer.link.plan;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.Link;
import io.ifacer.link.PortOption;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One request to the kernel about one link. An ifindex of {@link #UNKNOWN} stands for a link that an earlier step of
 * the same plan makes: such a step is a prediction, and is planned again before it is sent.
 */
public sealed interface Step {

    /** The ifindex of a link that does not exist yet. */
    int UNKNOWN = 0;

    /** The name of the link that the request is about. */
    String link();

    /** What is asked of the kernel, as a person would type it: {@code set ens192 up}. */
    String describe();

    /** The number of the link that the request is about; {@link #UNKNOWN} when it goes by the name. */
    default int ifindex() {
        return UNKNOWN;
    }

    /** The numbers of all links that the request names by number, its own first: none of them may have passed to another. */
    default List<Integer> ifindexes() {
        return ifindex() == UNKNOWN ? List.of() : List.of(ifindex());
    }

    /** Whether it makes a link. */
    default boolean creates() {
        return false;
    }

    /** Whether it changes anything; one that only asks does not. */
    default boolean changes() {
        return true;
    }

    /** Make a VLAN, down, and mark it as ours. An MTU of 0 leaves it to the kernel: its lower's. */
    record CreateVlan(String link, String lower, int lowerIfindex, int id, int mtuBytes) implements Step {
        @Override
        public List<Integer> ifindexes() {
            return List.of(lowerIfindex);
        }

        @Override
        public boolean creates() {
            return true;
        }

        @Override
        public String describe() {
            return "add " + link + " link " + lower + " type vlan id " + id + mtu(mtuBytes);
        }
    }

    /**
     * Make a bond, down and without ports, and mark it as ours. Ports in the options are {@link BondValue.Port}s. An MTU of 0 leaves
     * it to the kernel: 1500.
     */
    record CreateBond(String link, BondMode mode, Map<BondOption, BondValue> options, int mtuBytes) implements Step {
        public CreateBond {
            options = copy(options);
        }

        @Override
        public boolean creates() {
            return true;
        }

        @Override
        public String describe() {
            return "add " + link + " type bond mode " + mode + words(options) + mtu(mtuBytes);
        }
    }

    /** Set a link up or down. */
    record SetUp(String link, int ifindex, boolean up) implements Step {
        @Override
        public String describe() {
            return "set " + link + (up ? " up" : " down");
        }
    }

    /** Make a link, which has to be down, a port of a bond; the kernel sets it up. */
    record Attach(String link, int ifindex, String controller, int controllerIfindex) implements Step {
        @Override
        public List<Integer> ifindexes() {
            return List.of(ifindex, controllerIfindex);
        }

        @Override
        public String describe() {
            return "set " + link + " master " + controller;
        }
    }

    /** Take a port out of its controller; the kernel sets it down and gives it back its MAC and MTU. */
    record Release(String link, int ifindex, String controller) implements Step {
        @Override
        public String describe() {
            return "set " + link + " nomaster (was " + controller + ")";
        }
    }

    /** Change options of a bond; ports are {@link BondValue.Port}s. */
    record SetBondOptions(String link, int ifindex, Map<BondOption, BondValue> options) implements Step {
        public SetBondOptions {
            options = copy(options);
        }

        @Override
        public String describe() {
            return "set " + link + " type bond" + words(options);
        }
    }

    /** Change what a bond keeps of one of its ports. */
    record SetPort(String link, int ifindex, Map<PortOption, Integer> options) implements Step {
        public SetPort {
            options = Collections.unmodifiableMap(new EnumMap<>(options));
        }

        @Override
        public String describe() {
            return "set " + link + " type bond_slave"
                    + options.entrySet().stream()
                            .map(e -> " " + e.getKey().kernelName() + " " + e.getValue())
                            .collect(Collectors.joining());
        }
    }

    /** Change the mode of a bond, which has to be down and without ports (bond_options.c, BOND_OPT_MODE's flags). */
    record SetMode(String link, int ifindex, BondMode mode) implements Step {
        @Override
        public String describe() {
            return "set " + link + " type bond mode " + mode;
        }
    }

    /**
     * Give a link another name. Up to Linux 6.1 the link has to be down, EBUSY otherwise (net/core/dev.c,
     * dev_change_name).
     *
     * @param link the name that it is to get
     * @param formerName the name that it has
     */
    record Rename(String link, int ifindex, String formerName) implements Step {
        @Override
        public String describe() {
            return "set " + formerName + " name " + link;
        }
    }

    /** Mark a link, which has to be up, as ours again; on one that is down the kernel would not tell of it. */
    record Mark(String link, int ifindex) implements Step {
        @Override
        public String describe() {
            return "set " + link + " alias " + Link.OWN_ALIAS;
        }
    }

    /** Change the MTU. */
    record SetMtu(String link, int ifindex, int mtuBytes) implements Step {
        @Override
        public String describe() {
            return "set " + link + mtu(mtuBytes);
        }
    }

    /** Delete a link; the kernel deletes what stands on it too. */
    record Delete(String link, int ifindex) implements Step {
        @Override
        public String describe() {
            return "delete " + link;
        }
    }

    /** Ask the kernel for the link under this name: its answer is entered into the table like a notification. */
    record Reread(String link) implements Step {
        @Override
        public String describe() {
            return "show " + link;
        }

        @Override
        public boolean changes() {
            return false;
        }
    }

    /** Ask the kernel which addresses and routes a link has. */
    record Inspect(String link, int ifindex) implements Step {
        @Override
        public String describe() {
            return "show addresses of " + link;
        }

        @Override
        public boolean changes() {
            return false;
        }
    }

    /** Ask the kernel, by a request that can make nothing, whether it has a kind of link; it may load a module for it. */
    record ProbeKind(String kind) implements Step {
        @Override
        public String link() {
            return kind;
        }

        @Override
        public String describe() {
            return "probe kind " + kind;
        }

        @Override
        public boolean changes() {
            return false;
        }
    }

    private static Map<BondOption, BondValue> copy(Map<BondOption, BondValue> options) {
        return options.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(options));
    }

    private static String words(Map<BondOption, BondValue> options) {
        return options.entrySet().stream()
                .map(e -> " " + e.getKey().kernelName() + " " + e.getKey().describe(e.getValue()))
                .collect(Collectors.joining());
    }

    private static String mtu(int mtuBytes) {
        return mtuBytes == 0 ? "" : " mtu " + mtuBytes;
    }
}
