package io.ifacer.link.plan;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a repair knows beyond what is observed.
 *
 * @param made the ifindex of each link that ifacer made and that is still there, by the name under which it was made: proof
 *     where the mark was removed or is not shown yet
 * @param created the names of the links that this very repair has made: they get their active_slave once
 * @param refused steps that failed lately. They are left out, and so is what would only lead up to them (taking a bond down for
 *     an option that the kernel does not take), so that one that fails again and again keeps nothing else from being repaired
 * @param findings what the ports carry that were inspected; null where nobody looks, and then they are attached all the same
 * @param heldElsewhere why a VLAN cannot be made, by its name: the kernel has it in another network namespace
 * @param desired whether somebody wants a link of this name, here or elsewhere: it is not to be taken for another one
 */
public record Known(
        Map<String, Integer> made,
        Set<String> created,
        Set<Step> refused,
        @Nullable Findings findings,
        Map<String, String> heldElsewhere,
        Predicate<String> desired) {

    /** As after a start. */
    public static final Known NOTHING = new Known(Map.of(), Set.of(), Set.of());

    /** Without a look at the ports. */
    public Known(Map<String, Integer> made, Set<String> created, Set<Step> refused) {
        this(made, created, refused, null);
    }

    /** Where nobody wants any other link. */
    public Known(Map<String, Integer> made, Set<String> created, Set<Step> refused, @Nullable Findings findings) {
        this(made, created, refused, findings, Map.of(), name -> false);
    }

    public Known {
        made = Map.copyOf(made);
        created = Set.copyOf(created);
        refused = Set.copyOf(refused);
        heldElsewhere = Map.copyOf(heldElsewhere);
    }
}
