package io.ifacer.store.memory;

import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Holding;
import java.util.List;
import java.util.Map;

/**
 * What was remembered when the process before this one ended.
 *
 * @param links the links to be there, also after a reboot
 * @param holdings the attachments; none after a reboot
 * @param troubles what could not be read or cannot be written, and what became of it, one line each
 * @param unwritable what cannot be written now, and why; of the troubles, those that last
 */
public record Remembered(
        List<DesiredLink> links, List<Holding> holdings, List<String> troubles, Map<Kept, String> unwritable) {
    public Remembered {
        links = List.copyOf(links);
        holdings = List.copyOf(holdings);
        troubles = List.copyOf(troubles);
        unwritable = Map.copyOf(unwritable);
    }
}
