package io.ifacer.link.engine;

import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import java.util.LinkedHashSet;
import java.util.Set;

/** One link that somebody wants: how it is to be, and who wants it so. Belongs to {@link DesiredLinks}. */
final class Wanted {

    /** The ifindex of a link that is not there. */
    static final int NONE = 0;

    private final Set<Attachment> owners = new LinkedHashSet<>();
    private final Health health;
    private DesiredLink spec;
    private boolean declared;
    private boolean recalled;
    private boolean own;
    private Birth seen = Birth.NONE;
    private Birth made = Birth.NONE;
    private Birth adopted = Birth.NONE;
    private boolean abandoned;
    private long abandonedAtNanos;

    Wanted(DesiredLink spec, Health health) {
        this.spec = spec;
        this.health = health;
    }

    String name() {
        return spec.name();
    }

    /** What is in force: the first that was asked for. */
    DesiredLink spec() {
        return spec;
    }

    /** To be changed only by {@link DesiredLinks}, which has an index of it. */
    void respecify(DesiredLink newSpec) {
        spec = newSpec;
    }

    Health health() {
        return health;
    }

    /** The attachments that want it, in the order in which they came. */
    Set<Attachment> owners() {
        return owners;
    }

    /** Whether the node is to have it without any attachment. */
    boolean declared() {
        return declared;
    }

    void setDeclared(boolean isDeclared) {
        declared = isDeclared;
    }

    /** Whether it is remembered from before the daemon's start, and nobody has come back for it yet. */
    boolean recalled() {
        return recalled;
    }

    void setRecalled(boolean isRecalled) {
        recalled = isRecalled;
    }

    /** Whether anybody wants it still. */
    boolean isWanted() {
        return recalled || isHeld();
    }

    /** Whether somebody has it now, and may count on it as it was granted. */
    boolean isHeld() {
        return declared || !owners.isEmpty();
    }

    /** Whether it is ours to repair and to delete: ifacer made it, or will. */
    boolean own() {
        return own;
    }

    void setOwn(boolean isOwn) {
        own = isOwn;
    }

    /** Whether ifacer may change it, or make it: what only somebody else made is left alone. */
    boolean isRepairable() {
        return own || declared;
    }

    /** The link that is known to be ours, whether it bears the mark or not. */
    Birth made() {
        return made;
    }

    void setMade(Birth link) {
        made = link;
    }

    /** The link that it was when it was last seen as it is wanted. */
    Birth seen() {
        return seen;
    }

    void setSeen(Birth link) {
        seen = link;
    }

    /** Notes that somebody else's link is used; true when it was not known yet. Once for each link, not for each pod. */
    boolean adopt(Birth link) {
        boolean isNew = !adopted.equals(link);
        adopted = link;
        return isNew;
    }

    void setAbandoned(long atNanos) {
        abandoned = true;
        abandonedAtNanos = atNanos;
    }

    /** It is not desired any more, and will not be this very object again. */
    void setGone() {
        abandoned = false;
    }

    /** Whether nobody has wanted it from that time on without a break. */
    boolean isAbandonedSince(long atNanos) {
        return abandoned && !isWanted() && abandonedAtNanos == atNanos;
    }
}
