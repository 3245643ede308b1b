package io.ifacer.link;

/**
 * A route over a link, or one of several ways of a route.
 *
 * @param destination the network's address, in the form of {@link LinkAddress}; empty for a default route
 * @param prefixLength bits of the network part
 * @param gateway the next router; empty when there is none
 * @param nextHopId number of the next-hop object that it leads over, 0 when there is none
 * @param table number of the routing table
 * @param protocol who made it (rtm_protocol)
 * @param type rtm_type
 */
public record LinkRoute(
        String destination, int prefixLength, String gateway, int nextHopId, int table, int protocol, int type) {

    // include/uapi/linux/rtnetlink.h: RT_TABLE_MAIN, RT_TABLE_LOCAL, RTPROT_KERNEL, RTN_MULTICAST.
    private static final int TABLE_MAIN = 254;
    private static final int TABLE_LOCAL = 255;
    private static final int UNSAID = 0; // RTPROT_UNSPEC
    private static final int BY_KERNEL = 2;
    private static final int MULTICAST = 5;
    private static final int BY_ADVERTISEMENT = 9; // RTPROT_RA

    /** One that leads over no next-hop object. */
    public LinkRoute(String destination, int prefixLength, String gateway, int table, int protocol, int type) {
        this(destination, prefixLength, gateway, 0, table, protocol, type);
    }

    /**
     * Whether the kernel made it by itself, as it does for each address and for each link that is up: what there is to
     * know, the addresses tell. Before Linux 4.17 it did not say so of the IPv6 routes of table local; those that somebody
     * else puts there (addresses that a cloud's agent takes for the node, for one) have a maker.
     */
    public boolean isIncidental() {
        return protocol == BY_KERNEL || type == MULTICAST || (table == TABLE_LOCAL && isUnsaid());
    }

    /** Older kernels have ff00::/8 as if it were made by hand (ip6_route_info_create, {@code net/ipv6/route.c}). */
    private boolean isUnsaid() {
        return protocol == UNSAID || (destination.equals("ff00::") && prefixLength == 8);
    }

    /** Whether the kernel made it of a router's advertisement. */
    public boolean isAdvertised() {
        return protocol == BY_ADVERTISEMENT;
    }

    public boolean isDefault() {
        return destination.isEmpty();
    }

    /** As {@code ip route} shows it. */
    @Override
    public String toString() {
        return (isDefault() ? "default" : destination + "/" + prefixLength)
                + (gateway.isEmpty() ? "" : " via " + gateway)
                + (nextHopId == 0 ? "" : " nhid " + Integer.toUnsignedString(nextHopId))
                + (table == TABLE_MAIN ? "" : " table " + table);
    }
}
