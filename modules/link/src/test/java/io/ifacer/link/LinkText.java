package io.ifacer.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Links and desired options in words, much as {@code ip link} has them, one link a line:
 *
 * <pre>
 * 7 bond0 bond mode active-backup up mtu 1500 alias ifacer options miimon=100;primary=3
 * 3 ens192 altname enp11s0 up mtu 9000 master 7 queue_id 2 prio 10
 * 9 bond0.200 vlan id 200 link 7
 * 12 pod.300 vlan id 300 protocol 802.1ad link 4 elsewhere
 * </pre>
 *
 * <p>{@code unfinished} is one that ifacer made and has not given its alias yet. The MTU is 1500 and the link down where nothing else is said; a link that is up has its carrier, unless
 * {@code no-carrier} follows.
 */
public final class LinkText {

    private int ifindex;
    private String name = "";
    private final List<String> altnames = new ArrayList<>();
    private String kind = LinkKind.NONE;
    private boolean up;
    private boolean noCarrier;
    private int mtuBytes = 1500;
    private int lowerIfindex;
    private boolean elsewhere;
    private int controllerIfindex;
    private int queueId;
    private int prio;
    private int group;
    private String mac = "";
    private String alias = "";
    private BondMode mode = BondMode.BALANCE_RR;
    private int vlanId;
    private int protocol = LinkDetails.Vlan.DOT1Q;
    private Map<BondOption, BondValue> options = Map.of();

    private LinkText() {}

    /** One link. */
    public static Link link(String line) {
        return new LinkText().read(line);
    }

    /** Links, one a line; empty lines and those that start with {@code #} do not count. */
    public static List<Link> links(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(LinkText::link)
                .toList();
    }

    /** Options as {@code miimon=100;primary=ens192;arp_ip_target=10.0.0.1,10.0.0.2}, in the words of {@code ip link}. */
    public static Map<BondOption, BondValue> options(String text) {
        Map<BondOption, BondValue> options = new EnumMap<>(BondOption.class);
        for (String pair : text.split(";", -1)) {
            String[] nameAndValue = pair.split("=", 2);
            BondOption option = option(nameAndValue[0]);
            options.put(option, value(option, nameAndValue[1]));
        }
        return options;
    }

    public static BondMode mode(String name) {
        return Arrays.stream(BondMode.values())
                .filter(mode -> mode.kernelName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no bond mode " + name));
    }

    private static BondOption option(String name) {
        return Arrays.stream(BondOption.values())
                .filter(option -> option.kernelName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no bond option " + name));
    }

    private static BondValue value(BondOption option, String text) {
        int symbol = option.symbols().indexOf(text);
        if (symbol >= 0) {
            return new BondValue.Num(symbol);
        }
        return switch (option.wire()) {
            case IPV4_LIST, IPV6_LIST ->
                new BondValue.Addresses(text.isEmpty() ? List.of() : List.of(text.split(",", -1)));
            case MAC -> new BondValue.Mac(text);
            case IFINDEX -> Character.isDigit(text.charAt(0)) ? number(text) : new BondValue.PortName(text);
            default -> number(text);
        };
    }

    private static BondValue number(String text) {
        return new BondValue.Num(Long.parseLong(text));
    }

    private Link read(String line) {
        List<String> words = new ArrayList<>(List.of(line.strip().split("\\s+")));
        Iterator<String> rest = words.iterator();
        ifindex = Integer.parseInt(rest.next());
        name = rest.next();
        while (rest.hasNext()) {
            word(rest.next(), rest);
        }
        return new Link(
                ifindex,
                name,
                altnames,
                kind,
                up,
                up && !noCarrier,
                mtuBytes,
                lowerIfindex,
                elsewhere,
                controllerIfindex,
                group,
                alias,
                mac.isEmpty() ? "02:00:00:00:00:%02x".formatted(ifindex & 0xFF) : mac,
                details(),
                controllerIfindex == 0 ? null : new BondPort(false, true, queueId, prio));
    }

    private void word(String word, Iterator<String> rest) {
        switch (word) {
            case "altname" -> altnames.add(rest.next());
            case "up" -> up = true;
            case "down" -> up = false;
            case "no-carrier" -> noCarrier = true;
            case "mtu" -> mtuBytes = Integer.parseInt(rest.next());
            case "link" -> lowerIfindex = Integer.parseInt(rest.next());
            case "elsewhere" -> elsewhere = true;
            case "master" -> controllerIfindex = Integer.parseInt(rest.next());
            case "queue_id" -> queueId = Integer.parseInt(rest.next());
            case "prio" -> prio = Integer.parseInt(rest.next());
            case "alias" -> alias = rest.next();
            case "mac" -> mac = rest.next();
            case "unfinished" -> group = Link.UNFINISHED_GROUP;
            case "mode" -> mode = mode(rest.next());
            case "id" -> vlanId = Integer.parseInt(rest.next());
            case "protocol" -> protocol = rest.next().equals("802.1ad") ? 0x88a8 : LinkDetails.Vlan.DOT1Q;
            case "options" -> options = options(rest.next());
            case "bond", "vlan", "macvlan", "ipvlan", "bridge", "dummy", "veth" -> kind = word;
            default -> throw new IllegalArgumentException("not a word about a link: " + word);
        }
    }

    private LinkDetails details() {
        return switch (kind) {
            case LinkKind.BOND -> new LinkDetails.Bond(mode, options);
            case LinkKind.VLAN -> new LinkDetails.Vlan(vlanId, protocol);
            default -> LinkDetails.None.INSTANCE;
        };
    }
}
