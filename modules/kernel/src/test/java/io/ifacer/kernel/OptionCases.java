package io.ifacer.kernel;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondOption.When;
import io.ifacer.link.BondValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tries of one numeric option, with what the table {@link BondOption} makes one expect of the kernel. */
final class OptionCases {
    private static final long MIIMON_MILLIS = 100;

    private OptionCases() {}

    /**
     * One try.
     *
     * @param before options of the bond when it is made
     * @param errnoName what the kernel answers, empty for an acknowledgement
     * @param readBack whether the value reads back as it was set
     */
    record Case(
            BondOption option,
            BondMode mode,
            Map<BondOption, BondValue> before,
            boolean bondUp,
            boolean withPort,
            long value,
            String errnoName,
            boolean readBack) {}

    static boolean isNumber(BondOption option) {
        return switch (option.wire()) {
            case U8, U16, U32 -> true;
            default -> false;
        };
    }

    static List<Case> of(BondOption option, BondMode mode) {
        List<Case> cases = new ArrayList<>();
        if (!option.allowedIn(mode)) {
            cases.add(of(option, mode, false, false, option.max(), "EACCES"));
            return cases;
        }
        cases.add(of(option, mode, false, false, option.min(), ""));
        cases.add(of(option, mode, false, false, option.max(), ""));
        if (option.max() < widest(option)) {
            cases.add(of(option, mode, false, false, option.max() + 1, beyond(option)));
        }
        if (option.min() > 0) {
            cases.add(of(option, mode, false, false, option.min() - 1, "EINVAL"));
        }
        cases.add(of(option, mode, true, false, option.min(), option.when() == When.DOWN ? "EBUSY" : ""));
        cases.add(of(option, mode, false, true, option.min(), option.when() == When.NO_PORTS ? "ENOTEMPTY" : ""));
        return cases;
    }

    private static Case of(
            BondOption option, BondMode mode, boolean bondUp, boolean withPort, long value, String errnoName) {
        boolean delay = isDelay(option);
        Map<BondOption, BondValue> before =
                delay ? Map.of(BondOption.MIIMON, new BondValue.Num(MIIMON_MILLIS)) : Map.of();
        // A delay is kept in whole miimons.
        boolean readBack = !delay || value % MIIMON_MILLIS == 0;
        return new Case(option, mode, before, bondUp, withPort, value, errnoName, readBack);
    }

    private static boolean isDelay(BondOption option) {
        return option == BondOption.UPDELAY || option == BondOption.DOWNDELAY || option == BondOption.PEER_NOTIF_DELAY;
    }

    private static long widest(BondOption option) {
        return switch (option.wire()) {
            case U8 -> 0xffL;
            case U16 -> 0xffffL;
            default -> 0xffff_ffffL;
        };
    }

    /** Attribute policy, not the option's own check, bounds this one. */
    private static String beyond(BondOption option) {
        return option == BondOption.PEER_NOTIF_DELAY ? "ERANGE" : "EINVAL";
    }
}
