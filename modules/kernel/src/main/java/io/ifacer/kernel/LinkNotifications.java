package io.ifacer.kernel;

import io.ifacer.link.Link;
import io.ifacer.link.LinkEvent;
import io.ifacer.netlink.MessageReader;
import io.ifacer.netlink.address.AddressMessage;
import io.ifacer.netlink.link.LinkFingerprint;
import io.ifacer.netlink.link.LinkView;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns datagrams of the monitor into events, and keeps back those that tell nothing new.
 *
 * <p>The kernel repeats itself: one {@code ip link set up} makes several notifications, and IPv6, bridges and statistics
 * readers cause more that differ in nothing a {@link Link} holds. For each link the last message's fingerprint and its
 * {@code Link} are remembered; an equal fingerprint is not even decoded, and an equal {@code Link} is not delivered.
 *
 * <p>That is right because a notification tells a link's whole state, not a difference: whoever took in the one before
 * knows all that the repetition says. It holds while no notification in between was lost; after an overrun the listener
 * starts anew from a dump that this class does not see, so that {@link #forget()} has to be called, and then everything is
 * delivered once. What a listener learned from a dump about a change that makes no event (an option of a bond that is
 * down) is not undone by a repetition kept back, only by the next dump: as if the repetition had not been sent.
 *
 * <p>One kind of repetition is news: of a link below one that was moved to another network namespace. When that one ends
 * there, all that is told here is that its lower has an upper less, in a message that differs in nothing
 * (net/core/dev.c, __netdev_upper_dev_unlink: NETDEV_CHANGEUPPER); it frees a VLAN's id.
 */
final class LinkNotifications {

    private static final class Seen {
        private long fingerprint;
        private Link link;

        Seen(long fingerprint, Link link) {
            this.fingerprint = fingerprint;
            this.link = link;
        }
    }

    private final MessageReader reader = new MessageReader();
    private final LinkView view = new LinkView();
    private final LinkFingerprint fingerprint = new LinkFingerprint();
    private final Map<Integer, Seen> seenByIfindex = new HashMap<>();

    /** The links below those that were moved; forgotten with the link. */
    private final Set<Integer> lowersOfMoved = new HashSet<>();

    /**
     * Appends the events of a datagram, and the numbers of the links that lost an address.
     *
     * @throws io.ifacer.netlink.MalformedMessageException when it cannot be decoded; events before the fault are appended
     */
    void read(ByteBuffer datagram, List<LinkEvent> events, Set<Integer> addressesGone) {
        reader.wrap(datagram);
        while (reader.next()) {
            if (LinkView.isLink(reader)) {
                read(view.wrap(reader), events);
            } else if (AddressMessage.isDeletion(reader)) {
                addressesGone.add(AddressMessage.ifindexOf(reader));
            }
        }
    }

    private void read(LinkView message, List<LinkEvent> events) {
        if (LinkDecoder.isDeletion(message)) {
            seenByIfindex.remove(message.ifindex());
            lowersOfMoved.remove(message.ifindex());
            events.add(LinkDecoder.departure(message));
            if (message.newNetnsid().isPresent() && message.lowerIfindex() != 0) {
                lowersOfMoved.add(message.lowerIfindex());
            }
        } else if (message.isComplete()) {
            readPresent(message, events);
        }
    }

    private void readPresent(LinkView message, List<LinkEvent> events) {
        long now = fingerprint.of(message);
        Seen seen = seenByIfindex.get(message.ifindex());
        boolean repetitionIsNews = !lowersOfMoved.isEmpty() && lowersOfMoved.contains(message.ifindex());
        if (seen != null && seen.fingerprint == now && !repetitionIsNews) {
            return;
        }
        Link link = LinkDecoder.decode(message);
        if (seen == null) {
            seenByIfindex.put(link.ifindex(), new Seen(now, link));
        } else {
            seen.fingerprint = now;
            if (seen.link.equals(link) && !repetitionIsNews) {
                return;
            }
            seen.link = link;
        }
        events.add(new LinkEvent.Present(link));
    }

    /** Forgets all links: after an overrun. */
    void forget() {
        seenByIfindex.clear();
    }
}
