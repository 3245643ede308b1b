package io.ifacer.link.engine;

import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.CurrentNames;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The links that the node is to have without any container. */
final class Declarations {

    private final DesiredLinks desired;
    private final LinkTable table;
    private final Reclaim reclaim;
    private final Repairs repairs;
    private final Outbox out;

    Declarations(DesiredLinks desired, LinkTable table, Reclaim reclaim, Repairs repairs, Outbox out) {
        this.desired = desired;
        this.table = table;
        this.reclaim = reclaim;
        this.repairs = repairs;
        this.out = out;
    }

    /** Replaces all that were declared before. */
    void declare(List<DesiredLink> links) {
        Set<String> names = new HashSet<>();
        for (DesiredLink link : links) {
            if (names.add(link.name())) {
                declare(link);
            } else {
                again(link, links);
            }
        }
        for (Wanted wanted : desired.all().toArray(new Wanted[0])) {
            if (wanted.declared() && !names.contains(wanted.name())) {
                withdraw(wanted);
            }
        }
    }

    /** Twice the same is no conflict. */
    private void again(DesiredLink link, List<DesiredLink> links) {
        links.stream()
                .filter(other -> other.name().equals(link.name()))
                .findFirst()
                .filter(first -> !first.equals(link))
                .ifPresent(first -> conflict(link, first, "declared more than once: the first counts"));
    }

    /** While pods use a link it stays as they asked for it. */
    private void declare(DesiredLink link) {
        Wanted wanted = desired.byName(link.name());
        if (wanted == null) {
            wanted = desired.add(link);
        } else if (!wanted.spec().equals(link)) {
            if (wanted.owners().isEmpty()) {
                desired.respecify(wanted, link);
                wanted.health().backoff().reset();
            } else if (!CurrentNames.areEqual(wanted.spec(), link, table)) {
                conflict(link, wanted.spec(), "declared otherwise than pods asked for it; it stays as it is");
            }
        }
        wanted.setDeclared(true);
        repairs.mark(wanted);
    }

    private void withdraw(Wanted wanted) {
        wanted.setDeclared(false);
        if (!wanted.isWanted()) {
            reclaim.abandoned(wanted);
        }
    }

    private void conflict(DesiredLink link, DesiredLink kept, String text) {
        out.publish(new Event(Event.Type.SPEC_CONFLICT, Event.Cause.DECLARATION, link.name(), text)
                .with(FieldChanges.conflict(link, kept))
                .concerning(desired.ownersOf(link.name())));
    }
}
