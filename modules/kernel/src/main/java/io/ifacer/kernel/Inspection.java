package io.ifacer.kernel;

import static io.ifacer.netlink.NetlinkUapi.AF_INET;
import static io.ifacer.netlink.NetlinkUapi.AF_INET6;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_DUMP_FILTERED;
import static io.ifacer.netlink.address.AddressUapi.IFAPROT_UNSPEC;

import io.ifacer.kernel.RequestExchange.Conclusion;
import io.ifacer.kernel.RequestExchange.NoAnswerException;
import io.ifacer.kernel.RequestExchange.Request;
import io.ifacer.link.LinkAddress;
import io.ifacer.link.LinkRoute;
import io.ifacer.link.plan.StepOutcome.Inspected;
import io.ifacer.netlink.Ack;
import io.ifacer.netlink.MessageReader;
import io.ifacer.netlink.address.AddressMessage;
import io.ifacer.netlink.address.DumpAddresses;
import io.ifacer.netlink.address.DumpNeighbours;
import io.ifacer.netlink.address.DumpRoutes;
import io.ifacer.netlink.address.NeighbourMessage;
import io.ifacer.netlink.address.RouteMessage;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the addresses, routes and neighbours of one link: one dump of each for each family. What belongs to other links is left out
 * here too, since kernels before 4.20 do not; and what comes twice counts once, since a kernel without IPv6 answers
 * for it with all it has (net/core/rtnetlink.c, rtnl_dump_all).
 */
final class Inspection {

    /** A dump that was interrupted is made again; addresses that change as fast as that cannot be told. */
    private static final int TRIES = 5;

    private final RequestExchange exchange;
    private final int ifindex;
    private final Set<AddressMessage> addresses = new LinkedHashSet<>();
    private final Set<LinkRoute> routes = new LinkedHashSet<>();
    private final Set<String> neighbours = new LinkedHashSet<>();

    Inspection(RequestExchange exchange, int ifindex) {
        this.exchange = exchange;
        this.ifindex = ifindex;
    }

    /** Asks everything; the refusal, if the kernel refused any part, and then nothing counts. */
    @Nullable
    Ack run() throws NoAnswerException {
        List<Request> dumps = List.of(
                new DumpAddresses(AF_INET, ifindex)::writeTo,
                new DumpAddresses(AF_INET6, ifindex)::writeTo,
                new DumpRoutes(AF_INET, ifindex)::writeTo,
                new DumpRoutes(AF_INET6, ifindex)::writeTo,
                new DumpNeighbours(ifindex)::writeTo);
        for (Request dump : dumps) {
            Ack end = ask(dump);
            if (!end.isSuccess()) {
                return end;
            }
        }
        return null;
    }

    Inspected found() {
        // a link that is up has its link-local address of the kernel's making, so that a kernel which tells makers does
        boolean makersTold = addresses.stream().anyMatch(address -> address.protocol() != IFAPROT_UNSPEC);
        List<LinkAddress> own = addresses.stream()
                .map(address -> new LinkAddress(
                        text(address.address()), address.prefixLength(), address.advertised(makersTold)))
                .distinct()
                .toList();
        return new Inspected(own, List.copyOf(routes), List.copyOf(neighbours));
    }

    private Ack ask(Request dump) throws NoAnswerException {
        for (int i = 0; i < TRIES; i++) {
            Conclusion end = exchange.dump(dump, this::take);
            if (!end.interrupted()) {
                return end.ack();
            }
        }
        throw new NoAnswerException("addresses and routes changed while they were read, " + TRIES + " times");
    }

    private void take(MessageReader message) {
        if (AddressMessage.isAddress(message)) {
            AddressMessage address = AddressMessage.decode(message);
            if (address.ifindex() == ifindex) {
                addresses.add(address);
            }
        } else if (RouteMessage.isRoute(message)) {
            take(RouteMessage.decode(message), (message.flags() & NLM_F_DUMP_FILTERED) != 0);
        } else if (NeighbourMessage.isNeighbour(message)) {
            NeighbourMessage neighbour = NeighbourMessage.decode(message);
            if (neighbour.ifindex() == ifindex && neighbour.isPermanent()) {
                neighbours.add(text(neighbour.address()));
            }
        }
    }

    /**
     * A route that leads over a next-hop object may be told without its ways; then it is one over this link where the kernel
     * says that it gave none but those (net/ipv4/fib_trie.c, fn_trie_dump_leaf; net/ipv6/route.c, rt6_dump_route).
     */
    private void take(RouteMessage route, boolean filtered) {
        if (route.cloned()) {
            return;
        }
        if (route.nextHopId() != 0 && route.hops().isEmpty() && filtered) {
            routes.add(over(null, route));
        }
        for (RouteMessage.Hop hop : route.hops()) {
            if (hop.ifindex() == ifindex) {
                routes.add(over(hop.gateway(), route));
            }
        }
    }

    private static LinkRoute over(@Nullable InetAddress gateway, RouteMessage route) {
        return new LinkRoute(
                route.prefixLength() == 0 ? "" : text(route.destination()),
                route.prefixLength(),
                text(gateway),
                route.nextHopId(),
                route.table(),
                route.protocol(),
                route.type());
    }

    private static String text(@Nullable InetAddress address) {
        if (address == null) {
            return "";
        }
        return address instanceof Inet6Address six ? Ipv6Text.of(six) : address.getHostAddress();
    }
}
