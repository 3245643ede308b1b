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
}
