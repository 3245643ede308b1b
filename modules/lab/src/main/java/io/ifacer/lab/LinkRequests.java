package io.ifacer.lab;

/**
 * How many requests to change links the kernel has taken, by message type.
 *
 * @param newLink RTM_NEWLINK, which also changes links that exist; this is what {@code ip link set} sends
 * @param setLink RTM_SETLINK
 * @param deleteLink RTM_DELLINK
 */
public record LinkRequests(long newLink, long setLink, long deleteLink) {
    /** All of them. */
    public long total() {
        return newLink + setLink + deleteLink;
    }

    /** What came after the earlier reading. */
    public LinkRequests since(LinkRequests earlier) {
        return new LinkRequests(newLink - earlier.newLink, setLink - earlier.setLink, deleteLink - earlier.deleteLink);
    }
}
