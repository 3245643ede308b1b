package io.ifacer.link.plan;

import io.ifacer.link.LinkAddress;
import io.ifacer.link.LinkRoute;
import java.util.List;
import java.util.stream.Stream;

/** What a port carries, in the words of {@code ip}: {@code address ens192 192.0.2.10/24}, {@code route ens192 default via 192.0.2.1}. */
public final class InspectedText {

    private static final int MAIN = 254;
    private static final int LOCAL = 255;
    private static final int UNSAID = 0;
    private static final int BY_KERNEL = 2;
    private static final int BY_HAND = 3;
    private static final int BY_ADVERTISEMENT = 9;
    private static final int UNICAST = 1;

    private InspectedText() {}

    /** The addresses and routes of one port; one a line, each with its port first. */
    public static StepOutcome.Inspected of(String port, List<String> addresses, List<String> routes) {
        return of(port, addresses, routes, List.of());
    }

    static StepOutcome.Inspected of(String port, List<String> addresses, List<String> routes, List<String> neighbours) {
        return new StepOutcome.Inspected(
                words(port, addresses).map(InspectedText::address).toList(),
                words(port, routes).map(InspectedText::route).toList(),
                words(port, neighbours).map(words -> words.get(1)).toList());
    }

    private static Stream<List<String>> words(String port, List<String> lines) {
        return lines.stream().filter(line -> line.startsWith(port + " ")).map(line -> List.of(line.split(" ", -1)));
    }

    private static LinkAddress address(List<String> words) {
        String[] parts = words.get(1).split("/", -1);
        return new LinkAddress(parts[0], Integer.parseInt(parts[1]), words.contains("advertised"));
    }

    private static LinkRoute route(List<String> words) {
        boolean isDefault = words.get(1).equals("default");
        String[] parts = words.get(1).split("/", -1);
        return new LinkRoute(
                isDefault ? "" : parts[0],
                isDefault ? 0 : Integer.parseInt(parts[1]),
                words.contains("via") ? words.get(words.indexOf("via") + 1) : "",
                words.contains("local") ? LOCAL : MAIN,
                words.contains("unsaid")
                        ? UNSAID
                        : words.contains("kernel") ? BY_KERNEL : words.contains("ra") ? BY_ADVERTISEMENT : BY_HAND,
                UNICAST);
    }
}
