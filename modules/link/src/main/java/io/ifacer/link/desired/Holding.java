package io.ifacer.link.desired;

import java.util.List;

/**
 * An attachment whose ADD was answered with success, and what it holds.
 *
 * @param attachment who
 * @param netns CNI_NETNS, the path of the container's network namespace: once it is gone, so is the attachment; empty when
 *     it was not given
 * @param links what was asked for, lowers before uppers; none when the configuration asks for no link
 */
public record Holding(Attachment attachment, String netns, List<DesiredLink> links) {

    /** PATH_MAX (include/uapi/linux/limits.h) less the closing NUL; a request counts bytes, which are never fewer. */
    public static final int MAX_NETNS_CHARS = 4095;

    public Holding {
        links = List.copyOf(links);
    }
}
