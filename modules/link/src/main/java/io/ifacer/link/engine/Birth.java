package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;

/**
 * One very link: its number alone would not do, since a kernel may give that to another link as soon as it is free.
 *
 * @param ifindex its number
 * @param serial which of the links that had this number it is
 */
record Birth(int ifindex, long serial) {

    /** No link. */
    static final Birth NONE = new Birth(Wanted.NONE, 0);

    /** A link that is there. */
    static Birth of(Link link, LinkTable table) {
        return new Birth(link.ifindex(), table.birthOf(link.ifindex()));
    }

    /** Whether it is there, under whatever name. */
    boolean isIn(LinkTable table) {
        return ifindex != Wanted.NONE && table.birthOf(ifindex) == serial;
    }
}
