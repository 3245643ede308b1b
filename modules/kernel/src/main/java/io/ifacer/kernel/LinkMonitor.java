package io.ifacer.kernel;

import io.ifacer.link.LinkEvent;
import java.util.List;
import java.util.Set;

/**
 * A subscription to the kernel's notifications of links (RTNLGRP_LINK), and of addresses that are gone (RTNLGRP_IPV4_IFADDR,
 * RTNLGRP_IPV6_IFADDR): a card that lost its address may be one that a bond waits for.
 */
public interface LinkMonitor extends AutoCloseable {

    /**
     * Subscribes, then starts to deliver from a thread of its own. When it returns, every change that the kernel makes
     * from now on is delivered or told of as an overrun.
     *
     * @throws KernelException when the socket cannot be had
     */
    void start(Listener listener);

    /**
     * From now on tells when one of these links, by number, may have a route less; of no others any more. It begins with all of
     * them: before that nobody listened. With none, routes cost nothing. Returns at once.
     */
    void watchRoutes(Set<Integer> ifindexes);

    /** Stops delivering and ends the thread; afterwards no listener method is called. Can be called twice. */
    @Override
    void close();

    /** Called on the monitor's thread, one call at a time; a call that blocks makes the kernel's queue grow. */
    interface Listener {

        /** Notifications in the kernel's order, at least one. */
        void events(List<LinkEvent> batch);

        /** These links, by number, have each lost an address; at least one. Addresses that come are not told of. */
        void addressesGone(Set<Integer> ifindexes);

        /** These links, by number, may have a route less; at least one. Called on a thread of its own, beside the others. */
        void routesGone(Set<Integer> ifindexes);

        /**
         * Notifications were lost. What was still queued has been discarded: later batches hold only what happened
         * after this call began.
         *
         * @param reason what was seen: ENOBUFS, a truncated datagram, a message that could not be decoded
         */
        void overrun(String reason);
    }
}
