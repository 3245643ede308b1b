package io.ifacer.cni;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;

/**
 * One entry of {@code bond.options} whose option is known.
 *
 * @param spelling the option's name as written
 * @param text the value as written, without the blanks around it
 */
record BondOptionEntry(BondOption option, String spelling, String text, BondMode mode) {

    /** The refusal that names option, value and mode. */
    CniException refusal(String why) {
        return new CniException(CniCode.INVALID_CONFIG, "invalid bond option " + this + ": " + why);
    }

    @Override
    public String toString() {
        return spelling + "=" + Excerpt.of(text) + " (mode " + mode + ")";
    }
}
