package io.ifacer.link;

/** One notification of the kernel, decoded. */
public sealed interface LinkEvent {

    /** The number of the link it tells of. */
    int ifindex();

    /** RTM_NEWLINK: the link is there and looks like this. */
    record Present(Link link) implements LinkEvent {
        @Override
        public int ifindex() {
            return link.ifindex();
        }
    }

    /** RTM_DELLINK (of any family but AF_BRIDGE, which only tells that a bridge lost a port). */
    record Gone(int ifindex, String name) implements LinkEvent {}

    /**
     * RTM_DELLINK of a link that goes on in another network namespace (net/core/dev.c, __dev_change_net_namespace).
     *
     * @param netnsid IFLA_NEW_NETNSID: this namespace's number of the other; below 0 when it has none
     * @param ifindexThere IFLA_NEW_IFINDEX: the link's number there; 0 when the kernel does not say
     */
    record Moved(int ifindex, String name, int netnsid, int ifindexThere) implements LinkEvent {

        /** Where it went, for a person. */
        public String describe() {
            String number = netnsid < 0 ? "" : "nsid " + netnsid;
            String there = ifindexThere == 0 ? "" : "interface " + ifindexThere + " there";
            String both = number.isEmpty() || there.isEmpty() ? number + there : number + ", " + there;
            return "moved to another network namespace" + (both.isEmpty() ? "" : " (" + both + ")");
        }
    }
}
