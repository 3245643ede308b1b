package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.CurrentNames;
import io.ifacer.link.plan.Planner;
import io.ifacer.link.plan.Problem;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an attachment gets when an ADD succeeds: each link as it is wanted from then on, and whose it is. */
final class Grants {

    private final DesiredLinks desired;
    private final Memory memory;
    private final LinkTable table;
    private final Planner planner;
    private final Outbox out;

    Grants(DesiredLinks desired, Memory memory, LinkTable table, Planner planner, Outbox out) {
        this.desired = desired;
        this.memory = memory;
        this.table = table;
        this.planner = planner;
        this.out = out;
    }

    /**
     * Grants a link.
     *
     * @param made the names of the links that the ADD made and that are still there
     * @param conflicting the names of the links that are known to differ from what was asked for
     */
    Wanted of(DesiredLink asked, Attachment asker, Set<String> made, Set<String> conflicting) {
        boolean isNew = takeUp(asked);
        Wanted wanted = own(asked, asker);
        identify(wanted, made.contains(asked.name()), asker);
        if (isNew && conflicting.contains(asked.name())) {
            accept(wanted);
        } else if (!isNew
                && !CurrentNames.areEqual(wanted.spec(), asked, table)
                && !conflicting.contains(asked.name())) {
            out.publish(new Event(
                            Event.Type.SPEC_CONFLICT,
                            Event.Cause.ADD,
                            asked.name(),
                            "asked for otherwise than it is wanted already; it stays as it is")
                    .with(FieldChanges.conflict(asked, wanted.spec()))
                    .concerning(List.of(asker)));
        }
        return wanted;
    }

    /** In what a link is asked for otherwise than it is kept, where both cannot be had; null where they can. */
    @Nullable
    Problem disagreement(DesiredLink asked, Wanted known) {
        return Agreement.problem(asked, known, table);
    }

    /** Whether nobody held it; what is only remembered is from now on as it is asked for. */
    private boolean takeUp(DesiredLink asked) {
        Wanted known = desired.byName(asked.name());
        if (known == null || known.isHeld()) {
            return known == null;
        }
        if (!known.spec().equals(asked)) {
            desired.respecify(known, asked);
            memory.revise(asked);
        }
        return true;
    }

    /** What exists with other settings than asked for is used as it is, and then it is as it is wanted. */
    private void accept(Wanted wanted) {
        DesiredLink accepted = Acceptance.of(wanted.spec(), planner.differences(List.of(wanted.spec()), table));
        desired.respecify(wanted, accepted);
        memory.revise(accepted);
    }

    /** Whether a link is ours, or will be when it is granted: the mark may have been cleared, but ours keeps its number. */
    boolean isOurs(String name, boolean made) {
        Link link = table.byName(name);
        Wanted known = desired.byName(name);
        if (made || (link != null && link.own())) {
            return true;
        }
        return known != null
                && known.own()
                && (link == null || Birth.of(link, table).equals(known.made()));
    }

    private void identify(Wanted wanted, boolean made, Attachment asker) {
        Link link = table.byName(wanted.name());
        wanted.setOwn(isOurs(wanted.name(), made));
        if (link != null) {
            wanted.setSeen(Birth.of(link, table));
        }
        if (wanted.own()) {
            wanted.setMade(wanted.seen());
            return;
        }
        memory.forget(List.of(wanted.name()));
        if (link != null && wanted.adopt(Birth.of(link, table))) {
            out.publish(new Event(
                            Event.Type.LINK_ADOPTED,
                            Event.Cause.ADD,
                            wanted.name(),
                            "made by somebody else and fit for use: watched, not repaired")
                    .with(FieldChanges.ifindex(Wanted.NONE, link.ifindex()))
                    .concerning(List.of(asker)));
        }
    }

    /** An attachment is one more that wants a link. */
    Wanted own(DesiredLink spec, Attachment attachment) {
        Wanted wanted = desired.byName(spec.name());
        if (wanted == null) {
            wanted = desired.add(spec);
        }
        wanted.owners().add(attachment);
        wanted.setRecalled(false);
        return wanted;
    }
}
