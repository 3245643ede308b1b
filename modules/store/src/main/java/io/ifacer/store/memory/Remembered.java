package io.ifacer.store.memory;

import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Holding;
import java.util.List;

/**
 * What was remembered when the process before this one ended.
 *
 * @param links the links to be there, also after a reboot
 * @param holdings the attachments; none after a reboot
 * @param troubles what could not be read or will not be written, and what became of it, one line each
 */
public record Remembered(List<DesiredLink> links, List<Holding> holdings, List<String> troubles) {
    public Remembered {
        links = List.copyOf(links);
        holdings = List.copyOf(holdings);
        troubles = List.copyOf(troubles);
    }
}
