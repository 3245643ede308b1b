package io.ifacer.daemon.metrics;

import io.ifacer.link.engine.Event;
import io.ifacer.link.engine.Event.FieldChange;

/** What a repair made good, as the value of a label: one word of a few dozen, so that figures can be summed up by it. */
final class RepairKind {

    private static final String OTHER = "other";

    private RepairKind() {}

    /** {@code missing} or {@code down}, else the field that was wrong, the first where there were several. */
    static String of(Event repaired) {
        if (repaired.changes().isEmpty()) {
            return OTHER;
        }
        FieldChange first = repaired.changes().get(0);
        String field = first.field().split(" ", 2)[0]; // 'mtu of ens1' is 'mtu'
        return field.equals("state") ? first.before() : field;
    }
}
