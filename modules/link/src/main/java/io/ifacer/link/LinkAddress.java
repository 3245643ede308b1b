package io.ifacer.link;

/**
 * An address of a link.
 *
 * @param address IPv4, or IPv6 in the form of RFC 5952
 * @param prefixLength bits of the network part
 * @param advertised the kernel made it of a router's advertisement: nobody gave the link an address
 */
public record LinkAddress(String address, int prefixLength, boolean advertised) {

    /** One that somebody gave the link. */
    public LinkAddress(String address, int prefixLength) {
        this(address, prefixLength, false);
    }

    /** Whether it is in fe80::/10: every link that is up has one, made by the kernel, and nobody reaches the node by it. */
    public boolean isLinkLocal() {
        return address.length() > 4
                && address.startsWith("fe")
                && "89ab".indexOf(address.charAt(2)) >= 0
                && address.indexOf(':') == 4;
    }

    public boolean isIpv6() {
        return address.indexOf(':') >= 0;
    }

    @Override
    public String toString() {
        return address + "/" + prefixLength;
    }
}
