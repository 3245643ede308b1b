package io.ifacer.simulation;

/** What the daemon promises whatever happens. */
enum Promise {
    ANSWERED_ONCE("each request is answered exactly once"),
    NO_FALSE_SUCCESS("no success is answered over a wrong state"),
    SERVES_WITH_WHAT_IT_HAS("an ADD on a bond of ours with a usable port never fails for a port that cannot be had"),
    NOTHING_LOST("nothing that was answered is lost"),
    FOREIGN_UNTOUCHED("nothing foreign is touched"),
    NO_STRANGER_TOUCHED(
            "a step meets the very links that it was meant for, whatever has their names and numbers by now"),
    REACHED_SPARED("a link by which the node was seen to be reached is not attached"),
    BLOCKED_IS_WATCHED("what is said to block a repair is there: its end is heard of, and no audit waited for"),
    GRANTED_KEPT("what somebody was told he has is not taken away"),
    NOTHING_LEFT("a request that failed leaves nothing behind and everything as it was"),
    NOBODY_BLAMED("nobody is said to meddle where nobody did"),
    TOLD_WHOLE("each event carries what its type says"),
    CONVERGES("quiet follows within a bounded number of steps, and then all is right that can be"),
    IDLE_WHEN_RIGHT("what is right is not asked of the kernel again"),
    BOUNDED("memory does not grow with history"),
    UNBREAKABLE("no input makes the engine throw");

    private final String text;

    Promise(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
