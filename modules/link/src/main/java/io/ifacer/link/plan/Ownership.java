package io.ifacer.link.plan;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.Listing;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.Problem.Cause;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which links a repair may change: those that ifacer made. */
final class Ownership {

    private final LinkTable table;
    private final Map<String, Integer> made;
    private final Predicate<String> desired;
    private final Set<String> wantedNames = new HashSet<>();

    Ownership(List<DesiredLink> wanted, LinkTable table, Known known) {
        this.table = table;
        this.made = known.made();
        this.desired = known.desired();
        wanted.forEach(link -> wantedNames.add(link.name()));
    }

    /**
     * Whether a link is ours: it bears the mark, or it bears none and is known to have been made under this name. Whoever
     * gives it another alias has taken it over. One that has the name for an altname only may be wanted by its own.
     */
    boolean owns(Link link, String name) {
        boolean isAnothers =
                link.altnames().contains(name) && (wantedNames.contains(link.name()) || desired.test(link.name()));
        return !isAnothers && (link.own() || (link.alias().isEmpty() && isMadeAs(name, link)));
    }

    private boolean isMadeAs(String name, Link link) {
        Integer ifindex = made.get(name);
        return ifindex != null && ifindex == link.ifindex();
    }

    /** Whether a link may be ours of this name, which somebody gave one that nobody wants. */
    boolean isAstray(Link link, String name) {
        return owns(link, name)
                && !link.name().equals(name)
                && !wantedNames.contains(link.name())
                && !desired.test(link.name())
                && wantedNames.stream().noneMatch(other -> !other.equals(name) && isMadeAs(other, link));
    }

    /** The link that was made under this name, if it is still there, under whatever name. */
    @Nullable
    Link madeAs(String name) {
        Integer ifindex = made.get(name);
        return ifindex == null ? null : table.byIfindex(ifindex);
    }

    /** Whether a repair has to leave a link as it is, although others of ours stand on it. */
    boolean isSomebodyElses(Link link) {
        return wantedNames.contains(link.name()) && !owns(link, link.name());
    }

    /**
     * Marks a link of ours again. One that is down is left until it is up: its mark was perhaps set without an event (see
     * {@link Confirmation#notifies}), and comes with the one that tells that it is up.
     */
    static void mark(Link link, Draft draft) {
        if (link.up() && !link.bearsMark()) {
            draft.add(new Step.Mark(link.name(), link.ifindex()));
        }
    }

    /** Gives a link its mark that a daemon before this one made and died over. */
    static void finish(Link link, Draft draft) {
        if (link.own()) {
            mark(link, draft);
        }
    }

    /** A link under a wanted name that somebody else made: told of if it is not as it is wanted, never touched. */
    void report(DesiredLink want, Link found, Draft draft) {
        List<Difference> differences = Differences.of(List.of(want), table);
        if (!differences.isEmpty()) {
            draft.problem(
                    Cause.FOREIGN,
                    want.name(),
                    want.name() + " was made by somebody else, which is why it is not repaired: "
                            + Listing.of(
                                    differences.stream()
                                            .map(Difference::describe)
                                            .toList(),
                                    "; ")
                            + ModuleBond.hint(found, draft),
                    "correct it, or delete it: then ifacer makes its own");
        }
    }

    /** Deletes a link of ours that cannot be changed into what is wanted; false when that is not to be done. */
    boolean delete(Link link, Draft draft) {
        Optional<Link> foreign = foreignUpper(link, new HashSet<>());
        if (foreign.isPresent()) {
            draft.problem(
                    Cause.FOREIGN,
                    link.name(),
                    link.name() + " is not as it is wanted and has to be made anew, but "
                            + foreign.get().name() + ", which somebody else made, stands on it",
                    "delete " + foreign.get().name() + ", or " + link.name() + " with it");
            return false;
        }
        return draft.delete(link);
    }

    private Optional<Link> foreignUpper(Link link, Set<Integer> known) {
        if (!known.add(link.ifindex())) {
            return Optional.empty();
        }
        for (Link upper : table.uppersOf(link.ifindex())) {
            Optional<Link> foreign = owns(upper, upper.name()) ? foreignUpper(upper, known) : Optional.of(upper);
            if (foreign.isPresent()) {
                return foreign;
            }
        }
        return Optional.empty();
    }
}
