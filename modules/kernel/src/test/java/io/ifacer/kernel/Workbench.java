package io.ifacer.kernel;

/**
 * What {@link KernelContract} needs of a kernel besides its two doors: the hands of an administrator. It starts without
 * links, a loopback aside, and takes what it made away when it is closed.
 */
interface Workbench extends AutoCloseable {

    /** A monitor, not started. */
    LinkMonitor monitor();

    /** A monitor, not started, that {@link #overwhelm} makes lose events. */
    LinkMonitor narrowMonitor();

    LinkRequests requests();

    /** Makes a network card, or what stands for one, down. */
    void addNic(String name, int mtuBytes);

    /** Makes a macvlan, down, on a link. */
    void addMacvlan(String name, String lower);

    /** Gives a link an IPv4 address. */
    void addAddress(String name, String address, int prefixLength);

    /** Tells a link for good who has an IPv4 address. */
    void addNeighbour(String name, String address);

    /** Makes a default route over a link, which has to be up and to have an address. */
    void addDefaultRoute(String name, String gateway);

    /** Pulls a card out, or deletes a link. */
    void removeLink(String name);

    void setAlias(String name, String alias);

    /** Gives a link an altname, or takes it away. */
    void setAltname(String name, String altname, boolean there);

    /** Changes a link more often than a narrow monitor whose listener is busy can take; in the end it is as before. */
    void overwhelm(String name);

    @Override
    void close();
}
