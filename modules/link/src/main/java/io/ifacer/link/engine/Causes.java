package io.ifacer.link.engine;

import io.ifacer.link.plan.Problem;

/** Why something cannot be had, as events sum it up. */
final class Causes {

    private Causes() {}

    static Event.Cause of(Problem.Cause cause) {
        return switch (cause) {
            case LINK_MISSING, MTU_UNFIT, TABLE_STALE, DEADLINE, SUPERSEDED, CHECK_FAILED -> Event.Cause.WAITING;
            case FOREIGN,
                    NAME_TAKEN,
                    BOND_DIFFERS,
                    PORT_BUSY,
                    PORT_TWICE,
                    PORT_ADDRESSED,
                    VLAN_ID_TAKEN,
                    SPEC_CONFLICT -> Event.Cause.FOREIGN;
            case KERNEL_REFUSED, KIND_UNSUPPORTED, OPTION_IGNORED -> Event.Cause.REFUSED;
            case KERNEL_SILENT, NOT_CONFIRMED -> Event.Cause.SILENT;
            case CONTESTED -> Event.Cause.CONTENTION;
            case STORE_FAILED -> Event.Cause.DISK;
        };
    }
}
