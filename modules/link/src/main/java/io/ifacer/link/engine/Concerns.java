package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkKind;
import io.ifacer.link.LinkTable;
import io.ifacer.link.LinkTable.Change;
import org.jspecify.annotations.Nullable;

/** Which desired links a change concerns: never more than those that stand on the link that changed, or beside it. */
final class Concerns {

    private final DesiredLinks desired;
    private final LinkTable table;
    private final Repairs repairs;

    Concerns(DesiredLinks desired, LinkTable table, Repairs repairs) {
        this.desired = desired;
        this.table = table;
        this.repairs = repairs;
    }

    void mark(Change change) {
        Link before = change.before();
        Link after = change.after();
        boolean uppers = concernsUppers(before, after);
        if (before != null) {
            mark(before, uppers);
        }
        if (after != null) {
            mark(after, uppers);
        }
        if (before == null || after == null) {
            neighbours(before == null ? after : before);
        }
        if (before != null && (after == null || before.up() != after.up())) {
            below(before);
        }
    }

    /** The bonds that may take a card now that something on it, or on what stands on it, has lost an address. */
    void markFreed(int ifindex) {
        Link link = table.byIfindex(ifindex);
        if (link != null) {
            repairs.markAll(desired.bondsOf(link));
            below(link);
        }
    }

    private void mark(Link link, boolean uppers) {
        repairs.markAll(desired.namedAs(link));
        Link controller = table.byIfindex(link.controllerIfindex());
        if (controller != null) {
            repairs.markAll(desired.namedAs(controller));
        }
        repairs.markAll(desired.bondsOf(link));
        if (uppers) {
            repairs.markAll(desired.vlansOn(link));
        }
    }

    /** VLANs, of which there may be many, are not concerned by their lower's carrier, options or ports. */
    private static boolean concernsUppers(@Nullable Link before, @Nullable Link after) {
        return before == null
                || after == null
                || before.up() != after.up()
                || before.mtuBytes() != after.mtuBytes()
                || !before.name().equals(after.name())
                || !before.altnames().equals(after.altnames());
    }

    /** One that goes, or is set up or down, may have kept cards below it from being ports by what it carried. */
    private void below(Link upper) {
        Link lower = table.byIfindex(upper.lowerHere());
        for (int depth = 0; depth < LinkTable.MAX_DEPTH && lower != null; depth++) {
            repairs.markAll(desired.bondsOf(lower));
            lower = table.byIfindex(lower.lowerHere());
        }
    }

    /** One that comes or goes may take or free a VLAN id, or the card that is to be a port. */
    private void neighbours(@Nullable Link link) {
        if (link == null) {
            return;
        }
        if (link.details() instanceof LinkDetails.Vlan vlan) {
            repairs.markAll(desired.withVlanId(vlan.id()));
        }
        Link below = table.byIfindex(link.lowerHere());
        if (below != null) {
            repairs.markAll(desired.namedAs(below)); // what stands on it may keep it from being made anew
        }
        Link lower = LinkKind.occupiesLower(link.kind()) ? table.byIfindex(link.lowerIfindex()) : null;
        if (lower != null) {
            repairs.markAll(desired.bondsOf(lower));
        }
    }
}
