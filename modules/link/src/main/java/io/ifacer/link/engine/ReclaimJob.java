package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.plan.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deletes one link that nobody wants any more, unless there is a reason to leave it alone. */
final class ReclaimJob extends Job {

    private final Wanted wanted;
    private final Reclaim reclaim;
    private final Departures departures = new Departures();
    private int deletedIfindex = Wanted.NONE;
    private @Nullable String kept;

    ReclaimJob(Wanted wanted, Reclaim reclaim, LinkTable table) {
        super(Claims.of(List.of(wanted.spec()), table));
        this.wanted = wanted;
        this.reclaim = reclaim;
    }

    @Override
    void landed(Flight over, Workshop shop) {
        if (!(over.step() instanceof Step.Delete)) {
            return; // what a port was before, nobody is promised
        }
        Failure failure = over.failure();
        if (failure != null && failure.missed()) {
            return; // looked at again
        }
        if (failure != null && shop.table().byIfindex(over.step().ifindex()) != null) {
            kept = failure.message();
        } else {
            deletedIfindex = over.step().ifindex();
        }
    }

    @Override
    @Nullable
    Step next(Workshop shop) {
        Step delete = delete(shop);
        return delete == null ? departures.next(shop) : delete;
    }

    private @Nullable Step delete(Workshop shop) {
        Link link = shop.table().byName(wanted.name());
        if (kept != null || wanted.isWanted() || link == null) {
            return null;
        }
        Step delete = new Step.Delete(link.name(), link.ifindex());
        kept = repeatedTooOften("reclaim: ", delete) ? "somebody keeps replacing it" : reasonToKeep(link, shop.table());
        if (kept != null) {
            return null;
        }
        departures.expect(shop.table().portsOf(link.ifindex()), shop);
        return delete;
    }

    /** The kernel deletes what stands on a link together with it. */
    private @Nullable String reasonToKeep(Link link, LinkTable table) {
        if (!link.name().equals(wanted.name())) {
            return "that is an altname of " + link.name() + " by now";
        }
        if (!link.own()) {
            return "it does not bear ifacer's mark";
        }
        List<Link> uppers = table.uppersOf(link.ifindex());
        return uppers.isEmpty() ? null : uppers.get(0).name() + " stands on it";
    }

    @Override
    void over() {
        reclaim.over(wanted, deletedIfindex, kept);
    }
}
