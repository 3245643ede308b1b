package io.ifacer.cni;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ifacer.link.BondOption.Wire;
import io.ifacer.link.BondValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The values of options that are addresses. They are read as text only; a host name is refused, never looked up. The
 * kernel's refusals are those of drivers/net/bonding/bond_options.c, and come here before anything is half applied.
 */
final class BondAddresses {

    private static final Pattern MAC = Pattern.compile("[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}");

    private BondAddresses() {}

    /** A list, as JSON or with commas; its addresses in canonical text. */
    static BondValue.Addresses list(BondOptionEntry entry) throws CniException {
        List<String> texts = entry.text().startsWith("[") ? jsonList(entry) : commaList(entry);
        if (texts.size() > entry.option().max()) {
            throw entry.refusal("these are " + texts.size() + " targets, the kernel takes at most "
                    + entry.option().max());
        }
        List<String> addresses = new ArrayList<>();
        for (String text : texts) {
            String address = entry.option().wire() == Wire.IPV4_LIST ? ipv4(entry, text) : ipv6(entry, text);
            if (addresses.contains(address)) {
                throw entry.refusal("the target " + address + " is there twice, each may be there once");
            }
            addresses.add(address);
        }
        return new BondValue.Addresses(addresses);
    }

    private static List<String> commaList(BondOptionEntry entry) {
        List<String> texts = new ArrayList<>();
        for (String text : entry.text().split(",", -1)) {
            texts.add(text.strip());
        }
        return texts;
    }

    private static List<String> jsonList(BondOptionEntry entry) throws CniException {
        List<String> texts = new ArrayList<>();
        try {
            for (JsonNode node : Json.list(entry.text())) {
                if (!node.isTextual()) {
                    throw entry.refusal("a list in JSON must hold strings only");
                }
                texts.add(node.textValue().strip());
            }
        } catch (JsonProcessingException e) {
            throw entry.refusal("it begins with '[' and is not a list in JSON; allowed is [\"ADDRESS\",\"ADDRESS\"]"
                    + " or ADDRESS,ADDRESS");
        }
        return texts;
    }

    /** Refuses what bond_options.c's bond_is_ip_target_ok refuses: 0.0.0.0/8 and 255.255.255.255. */
    private static String ipv4(BondOptionEntry entry, String text) throws CniException {
        OptionalInt address = Ipv4Text.parse(text);
        if (address.isEmpty()) {
            throw entry.refusal("'" + Excerpt.of(text) + "' is not an IPv4 address; wanted is one such as 10.0.0.1");
        }
        if (address.getAsInt() >>> 24 == 0 || address.getAsInt() == -1) {
            throw entry.refusal(
                    text + " cannot be a target; allowed is any IPv4 address but 0.0.0.0/8 and" + " 255.255.255.255");
        }
        return text;
    }

    /** Refuses what bond_options.c's bond_is_ip6_target_ok refuses: unspecified, loopback and multicast addresses. */
    private static String ipv6(BondOptionEntry entry, String text) throws CniException {
        Optional<int[]> groups = Ipv6Text.parse(text);
        if (groups.isEmpty()) {
            throw entry.refusal("'" + Excerpt.of(text) + "' is not an IPv6 address; wanted is one such as fd00::1");
        }
        String address = Ipv6Text.canonical(groups.get());
        if (address.equals("::") || address.equals("::1") || Ipv6Text.isMulticast(groups.get())) {
            throw entry.refusal(address + " cannot be a target; allowed is any IPv6 address but ::, ::1 and multicast");
        }
        if (Ipv6Text.isMappedIpv4(groups.get())) {
            throw entry.refusal(address + " is an IPv4 address in IPv6 form; give it to arp_ip_target");
        }
        return address;
    }

    /** A hardware address that is no group's; all zeros stand for the bond's own. */
    static BondValue.Mac mac(BondOptionEntry entry) throws CniException {
        String text = entry.text();
        if (!MAC.matcher(text).matches()) {
            throw entry.refusal("it is not a hardware address; wanted is six bytes in hex such as 02:00:00:00:00:01");
        }
        String mac = text.toLowerCase(Locale.ROOT).replace('-', ':');
        if ((Integer.parseInt(mac.substring(0, 2), 16) & 1) != 0) {
            throw entry.refusal("it is a multicast address; allowed is any with an even first byte");
        }
        return new BondValue.Mac(mac);
    }
}
