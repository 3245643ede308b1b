package io.ifacer.lab;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
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
 * @param configuration what of the link can be asked for, as text that is equal for equal configurations: flags, MTU,
 *     controller, kind with its options, alias. Left out is what differs between two links of the same configuration:
 *     numbers, addresses, which port is active, counters.
 * @param carries whether frames pass: the link has a carrier, and the kernel calls its operational state up
 */
public record LinkNotification(
        LocalDateTime at, boolean deleted, int ifindex, String name, String configuration, boolean carries) {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1970, 1, 1, 0, 0);
    private static final Pattern LINE = Pattern.compile(
            "(?:\\[(?<at>[^]]+)] )?(?<deleted>Deleted )?(?<ifindex>\\d+): (?<name>[^:@]+)(?<lower>@[^:]*)?: <(?<flags>[^>]*)> (?<rest>.*)");
    private static final List<String> FLAGS = List.of("UP", "MASTER", "SLAVE");

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
                configuration(found),
                CARRIER.matcher(line).find()));
    }

    private static String configuration(Matcher line) {
        String rest = line.group("rest");
        Stream<String> flags = Stream.of(line.group("flags").split(",")).filter(FLAGS::contains);
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
