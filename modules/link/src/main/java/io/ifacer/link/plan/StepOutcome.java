package io.ifacer.link.plan;

import io.ifacer.link.Link;
import io.ifacer.link.LinkAddress;
import io.ifacer.link.LinkRoute;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a step as far as the request socket can tell; whether it took effect, only the table can. */
public sealed interface StepOutcome {

    /** The kernel acknowledged it. */
    record Acked() implements StepOutcome {
        public static final Acked INSTANCE = new Acked();
    }

    /** The answer to a {@link Step.Reread}: the link, or null when there is none under that name. */
    record Found(@Nullable Link link) implements StepOutcome {}

    /**
     * The answer to a {@link Step.Inspect}: everything that the kernel has, what it made by itself among it.
     *
     * @param neighbours the addresses of those that somebody set by hand; what was learned is learned again
     */
    record Inspected(List<LinkAddress> addresses, List<LinkRoute> routes, List<String> neighbours)
            implements StepOutcome {

        /** No address, no route and no neighbour. */
        public static final Inspected NOTHING = new Inspected(List.of(), List.of());

        public Inspected {
            addresses = List.copyOf(addresses);
            routes = List.copyOf(routes);
            neighbours = List.copyOf(neighbours);
        }

        /** A link without neighbours that were set by hand. */
        public Inspected(List<LinkAddress> addresses, List<LinkRoute> routes) {
            this(addresses, routes, List.of());
        }

        /** Whether the node may be reached by this link, so that it is not to be taken for a port. */
        public boolean isInUse() {
            return !addressesInUse().isEmpty() || !routesInUse().isEmpty();
        }

        /** Whether a route is among the reasons. */
        public boolean isInUseByRoute() {
            return !routesInUse().isEmpty();
        }

        /** Whether all of that came by a router's advertisement: nobody has given the link anything. */
        boolean isOnlyAdvertised() {
            return isInUse()
                    && addressesInUse().stream().allMatch(LinkAddress::advertised)
                    && routesInUse().stream().allMatch(LinkRoute::isAdvertised);
        }

        List<LinkAddress> addressesInUse() {
            return addresses.stream().filter(address -> !address.isLinkLocal()).toList();
        }

        /** Default routes first. */
        List<LinkRoute> routesInUse() {
            return routes.stream()
                    .filter(route -> !route.isIncidental())
                    .sorted(Comparator.comparing(LinkRoute::isDefault).reversed())
                    .toList();
        }
    }

    /** The answer to a {@link Step.ProbeKind}: whether the kernel can make links of the kind. */
    record Probed(boolean known) implements StepOutcome {}

    /** The kernel refused it, perhaps after applying half of it. */
    record Refused(KernelRefusal refusal) implements StepOutcome {}

    /**
     * A link that the step is about is not the one that was known: gone, under another name, or another has its name or
     * number. It was not sent; or what it did to the other was taken back, as far as that goes.
     *
     * @param known the link as it was known
     * @param byName the link that has its name now; null when there is none
     * @param byNumber the link that has its number now; null when there is none
     */
    record Missed(
            Link known, @Nullable Link byName, @Nullable Link byNumber) implements StepOutcome {

        /** Whether nothing was found in its place. */
        public boolean isGone() {
            return byName == null && byNumber == null;
        }

        /** What was found instead, for a person. */
        public String describe() {
            if (byNumber != null && !byNumber.name().equals(known.name())) {
                return known.name() + " is gone, and its number " + known.ifindex() + " is that of " + byNumber.name()
                        + " now";
            }
            return known.name() + (byName == null ? " is gone" : " is another interface now");
        }
    }

    /** No answer came in time, or the socket failed: whether it took effect is not known. */
    record Unanswered(String reason) implements StepOutcome {}
}
