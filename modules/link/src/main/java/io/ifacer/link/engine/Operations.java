package io.ifacer.link.engine;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an operator asks for. */
final class Operations {

    private final Pause pause;
    private final Declarations declarations;
    private final Rounds rounds;
    private final Repairs repairs;
    private final DesiredLinks desired;
    private final Outbox out;

    Operations(
            Pause pause, Declarations declarations, Rounds rounds, Repairs repairs, DesiredLinks desired, Outbox out) {
        this.pause = pause;
        this.declarations = declarations;
        this.rounds = rounds;
        this.repairs = repairs;
        this.desired = desired;
        this.out = out;
    }

    void carryOut(Command command) {
        if (command instanceof Command.Declare declare) {
            declarations.declare(declare.links());
        } else if (command instanceof Command.Pause wanted) {
            pause.pause(wanted.link());
            tell(Event.Type.REPAIR_PAUSED, wanted.link(), "nothing is repaired until it is resumed");
        } else if (command instanceof Command.Resume wanted) {
            pause.resume(wanted.link());
            tell(Event.Type.REPAIR_RESUMED, wanted.link(), "what is not right is repaired");
            repairs.markAll(desired.all());
        } else if (command instanceof Command.Audit) {
            rounds.audit();
        } else {
            throw new IllegalArgumentException("nobody carries out " + command);
        }
    }

    private void tell(Event.Type type, @Nullable String link, String text) {
        out.publish(new Event(type, Event.Cause.OPERATOR, link == null ? "node" : link, text)
                .concerning(link == null ? Set.of() : desired.ownersOf(link)));
    }
}
