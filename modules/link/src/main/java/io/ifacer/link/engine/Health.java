package io.ifacer.link.engine;

import io.ifacer.link.plan.Difference;
import io.ifacer.link.plan.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a desired link is, what was told of it, and what was done for it since it was last right. */
final class Health {

    private final Backoff backoff;
    private final Map<String, Long> portsLostAtNanos = new HashMap<>();
    private final Set<String> portsLeft = new HashSet<>();
    private final Set<String> done = new LinkedHashSet<>();
    private final Set<Step> refused = new HashSet<>();
    private List<Difference> differences = List.of();
    private Event.Cause foundBy = Event.Cause.NOTIFICATION;
    private long brokenSinceNanos;
    private boolean waits;
    private long waitsUntilNanos;
    private LinkState state = LinkState.OK;
    private String reason = "";
    private boolean toBeMade;
    private @Nullable String heldElsewhere;
    private String toldBlocked = "";
    private String toldFailure = "";

    Health(EngineSettings.Pace pace) {
        this.backoff = new Backoff(pace);
    }

    Backoff backoff() {
        return backoff;
    }

    /** In what it is not as it is wanted, as far as it was told. */
    List<Difference> differences() {
        return differences;
    }

    /** How it was last found out that it is not as it is wanted. */
    Event.Cause foundBy() {
        return foundBy;
    }

    long brokenSinceNanos() {
        return brokenSinceNanos;
    }

    /** Since when which port of a bond is out of it. */
    Map<String, Long> portsLostAtNanos() {
        return portsLostAtNanos;
    }

    /** Which ports were seen to leave a bond since it was last looked at. */
    Set<String> portsLeft() {
        return portsLeft;
    }

    /** What was done to repair it, since it was last right. */
    Set<String> done() {
        return done;
    }

    /** The steps that failed in the last repair: left out until it is time for the next. */
    Set<Step> refused() {
        return refused;
    }

    /** Whether it never was there in this daemon's life, so that nothing is lost, nor repaired when it is made. */
    boolean toBeMade() {
        return toBeMade;
    }

    void setToBeMade(boolean isToBeMade) {
        toBeMade = isToBeMade;
    }

    /** Why a VLAN cannot be made: the kernel has it in another network namespace; null where that is not known. */
    @Nullable
    String heldElsewhere() {
        return heldElsewhere;
    }

    void setHeldElsewhere(@Nullable String how) {
        heldElsewhere = how;
    }

    LinkState state() {
        return state;
    }

    /** Why it is in this state; empty when it is OK. */
    String reason() {
        return reason;
    }

    void set(LinkState newState, String why) {
        state = newState;
        reason = why;
    }

    void differs(List<Difference> found, Event.Cause foundOutBy, long nowNanos) {
        if (!found.isEmpty()) {
            foundBy = foundOutBy;
        }
        if (differences.isEmpty() && !found.isEmpty()) {
            brokenSinceNanos = nowNanos;
        }
        differences = found;
    }

    void right(long nowNanos) {
        backoff.right(nowNanos);
        done.clear();
        refused.clear();
        portsLostAtNanos.clear();
        heldElsewhere = null;
        toldBlocked = "";
        toldFailure = "";
        set(LinkState.OK, "");
    }

    /** Notes when it is looked at again; true when an alarm has to be set for it. */
    boolean waitsUntil(long atNanos) {
        boolean isNew = !waits || waitsUntilNanos != atNanos;
        waits = true;
        waitsUntilNanos = atNanos;
        return isNew;
    }

    /** When the next repair may begin; only while {@link LinkState#BACKING_OFF}. */
    long waitsUntilNanos() {
        return waitsUntilNanos;
    }

    /** Notes that a reason was told; true when it is another one than last time. */
    boolean tellsBlocked(String why) {
        boolean isNew = !toldBlocked.equals(why);
        toldBlocked = why;
        return isNew;
    }

    /** As {@link #tellsBlocked}, for what failed. */
    boolean tellsFailure(String why) {
        boolean isNew = !toldFailure.equals(why);
        toldFailure = why;
        return isNew;
    }
}
