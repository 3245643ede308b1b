package io.ifacer.link.engine;

import io.ifacer.link.plan.Problem;
import io.ifacer.link.plan.Problem.Cause;

/** What a person can do about a problem that only shows while the work is done. */
final class Remedies {

    private Remedies() {}

    /** A problem with what can be done about it. */
    static Problem problem(Cause cause, String link, String message) {
        return new Problem(cause, link, message, of(cause, link));
    }

    private static String of(Cause cause, String link) {
        return switch (cause) {
            case KERNEL_REFUSED ->
                "see what the kernel says of " + link + " ('ip -d link show', 'dmesg') and correct the configuration";
            case OPTION_IGNORED -> "this kernel does not have the option: leave it out of 'bond.options'";
            case KIND_UNSUPPORTED ->
                "load the kernel module ('modprobe bonding', 'modprobe 8021q'), or install the package that has it";
            case VLAN_ID_TAKEN ->
                "end the pod that has it, or delete it in its network namespace ('lsns -t net' lists them); then ask again";
            case KERNEL_SILENT, NOT_CONFIRMED ->
                "the kernel may be overloaded: the request can be tried again; see 'dmesg'";
            case CONTESTED ->
                "find what else manages " + link + " (NetworkManager, systemd-networkd) and make it leave it alone";
            case DEADLINE -> "other requests for the same interfaces were at work: the request can be tried again";
            case STORE_FAILED ->
                "see whether the daemon's state directory (IFACER_STATE_DIR) and its run directory (IFACER_RUN_DIR) can be"
                        + " written and have room; the request can be tried again then";
            case CHECK_FAILED ->
                "ifacer repairs what it made by itself: see its log for " + link + ", or make the container anew";
            case TABLE_STALE -> "it passes by itself, else see the daemon's log and 'dmesg'";
            case SUPERSEDED -> "nothing: the container is gone";
            default -> "see 'ip -d link show'";
        };
    }
}
