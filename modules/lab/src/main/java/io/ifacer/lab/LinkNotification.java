package io.ifacer.lab;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One link message as iproute2 prints it ({@code ip -d -o link}, {@code ip -ts -d -o monitor link}).
 *
 * @param at when it was received, in the lab's own time zone; for a line of a dump the epoch
 * @param deleted whether it says that the link is gone
 * @param ifindex the kernel's number of the link
 * @param name the link's name
 * @param address the hardware address; empty for a link that has none
 * @param configuration what of the link can be asked for, as text that is equal for equal configurations: flags, MTU,
 *     controller, kind with its options, alias. Left out is what differs between two links of the same configuration
 *     (numbers, addresses, which port is active, counters) and the operational state, which the kernel sets by itself and
 *     up to a second late (net/core/link_watch.c).
 * @param carries whether frames pass: the link has a carrier, and the kernel calls its operational state up
 */
public record LinkNotification(
        LocalDateTime at,
        boolean deleted,
        int ifindex,
        String name,
        String address,
        String configuration,
        boolean carries) {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1970, 1, 1, 0, 0);
    private static final Pattern LINE = Pattern.compile(
            "(?:\\[(?<at>[^]]+)] )?(?<deleted>Deleted )?(?<ifindex>\\d+): (?<name>[^:@]+)(?<lower>@[^:]*)?: <(?<flags>[^>]*)> (?<rest>.*)");

    /** Flags that tell of the operational state, this link's or that of the one below it (iproute2, ip/ipaddress.c). */
    private static final Set<String> STATE_FLAGS = Set.of("NO-CARRIER", "LOWER_UP", "RUNNING", "DORMANT", "M-DOWN");

    private static final Pattern ADDRESS = Pattern.compile("\\blink/\\S+ ([0-9a-f:]{17})\\b");

    /** The lower of a VLAN is part of what it is; that of a veth is the other end of its cable. */
    private static final Pattern VLAN = Pattern.compile("\\b(vlan protocol \\S+ id \\d+)");

    /** Behind it a dump has the address generation mode, a notification has not. */
    private static final Pattern BOND =
            Pattern.compile("\\b(bond mode .*?) (?:addrgenmode|numtxqueues|ad_aggregator|$)");

    private static final Pattern ACTIVE = Pattern.compile(" active_slave \\S+");
    private static final Pattern CARRIER = Pattern.compile("<[^>]*\\bLOWER_UP\\b[^>]*>[^\\\\]* state (?:UP|UNKNOWN) ");
    private static final Pattern SHARED = Pattern.compile("\\b(mtu \\d+|master \\S+|alias \\S+)");

    /** What the line says; empty where it is no link message. */
    public static Optional<LinkNotification> parse(String line) {
        Matcher found = LINE.matcher(line);
        if (!found.matches()) {
            return Optional.empty();
        }
        String at = found.group("at");
        return Optional.of(new LinkNotification(
                at == null ? NO_TIME : LocalDateTime.parse(at),
                found.group("deleted") != null,
                Integer.parseInt(found.group("ifindex")),
                found.group("name"),
                matches(ADDRESS, line).findFirst().orElse(""),
                configuration(found),
                CARRIER.matcher(line).find()));
    }

    private static String configuration(Matcher line) {
        String rest = line.group("rest");
        Stream<String> flags = Stream.of(line.group("flags").split(","))
                .filter(flag -> !flag.isEmpty() && !STATE_FLAGS.contains(flag));
        Stream<String> shared = matches(SHARED, rest.replaceAll("bond_slave .*? numtxqueues", ""));
        Stream<String> vlan = matches(VLAN, rest).map(text -> line.group("lower") + ' ' + text);
        Stream<String> bond =
                matches(BOND, rest).map(text -> ACTIVE.matcher(text).replaceAll(""));
        return Stream.of(flags, shared, vlan, bond).flatMap(part -> part).collect(Collectors.joining(" "));
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }

    /** From the other message to this one. */
    public Duration since(LinkNotification earlier) {
        return Duration.between(earlier.at, at);
    }
}
