package io.ifacer.scenario;

import java.util.List;
import java.util.Map;

/**
 * The links of one story.
 *
 * @param all each is to be as it was, the spare card that nobody asked for as well
 * @param carrying those that frames pass through
 * @param cards the network cards among them
 */
record Links(List<String> all, List<String> carrying, List<String> cards) {

    /** @param names by the variables that {@link Damage} knows them by */
    static Links of(Map<String, String> names) {
        return new Links(
                List.copyOf(names.values()),
                names.entrySet().stream()
                        .filter(link -> !link.getKey().equals("spare"))
                        .map(Map.Entry::getValue)
                        .toList(),
                names.entrySet().stream()
                        .filter(link ->
                                !link.getKey().equals("bond") && !link.getKey().equals("vlan"))
                        .map(Map.Entry::getValue)
                        .toList());
    }
}
