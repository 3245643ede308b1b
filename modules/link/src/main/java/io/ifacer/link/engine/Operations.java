package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an operator asks for. */
final class Operations {

    private final Pause pause;
    private final Declarations declarations;
    private final Rounds rounds;
    private final Repairs repairs;
    private final DesiredLinks desired;
    private final LinkTable table;
    private final Outbox out;

    Operations(
            Pause pause,
            Declarations declarations,
            Rounds rounds,
            Repairs repairs,
            DesiredLinks desired,
            LinkTable table,
            Outbox out) {
        this.pause = pause;
        this.declarations = declarations;
        this.rounds = rounds;
        this.repairs = repairs;
        this.desired = desired;
        this.table = table;
        this.out = out;
    }

    void carryOut(Command command) {
        if (command instanceof Command.Declare declare) {
            declarations.declare(declare.links());
        } else if (command instanceof Command.Pause wanted) {
            namesOf(wanted.link()).forEach(pause::pause);
            tell(Event.Type.REPAIR_PAUSED, wanted.link(), "nothing is repaired until it is resumed");
        } else if (command instanceof Command.Resume wanted) {
            namesOf(wanted.link()).forEach(pause::resume);
            tell(Event.Type.REPAIR_RESUMED, wanted.link(), "what is not right is repaired");
            repairs.markAll(desired.all());
        } else if (command instanceof Command.Audit) {
            rounds.audit();
        } else {
            throw new IllegalArgumentException("nobody carries out " + command);
        }
    }

    /** Under which name a link is wanted that an operator names by an altname; null stands for the whole node. */
    private List<@Nullable String> namesOf(@Nullable String asked) {
        Link link = asked == null || desired.byName(asked) != null ? null : table.byName(asked);
        List<@Nullable String> names = new ArrayList<>();
        if (link != null) {
            desired.namedAs(link).forEach(wanted -> names.add(wanted.name()));
        }
        if (names.isEmpty()) {
            names.add(asked);
        }
        return names;
    }

    private void tell(Event.Type type, @Nullable String link, String text) {
        out.publish(new Event(type, Event.Cause.OPERATOR, link == null ? "node" : link, text)
                .concerning(link == null ? Set.of() : desired.ownersOf(link)));
    }
}
