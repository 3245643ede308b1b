package io.ifacer.simulation;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every kind of thing that can happen in a simulated world, by the word that stands for it in a script. */
enum Act {
    SERVE("serve", Kind.FLOW, 30, "the kernel takes up the next request"),
    ANSWER("answer", Kind.FLOW, 30, "the next answer reaches the daemon, of: kernel, disk, namespaces"),
    HEAR("hear", Kind.FLOW, 24, "up to so many notifications reach the daemon"),
    SAVE("save", Kind.FLOW, 12, "the disk takes up so many memos"),
    WAIT("wait", Kind.FLOW, 12, "so many milliseconds pass"),

    ADD("add", Kind.ASK, 24, "a pod asks for links"),
    DEL("del", Kind.ASK, 6, "a pod is deleted"),
    GC("gc", Kind.ASK, 1, "the runtime tells which pods there are: all others are gone"),
    CHECK("check", Kind.ASK, 2, "the runtime asks whether a pod's links are right"),
    DECLARE("declare", Kind.ASK, 1, "the operator declares these links, and no others"),
    PAUSE("pause", Kind.ASK, 1, "the operator wants a link, or all, not repaired"),
    RESUME("resume", Kind.ASK, 2, "and repaired again"),
    AUDIT("audit", Kind.ASK, 1, "the operator wants all links compared with the kernel"),
    STATUS("status", Kind.ASK, 1, "the runtime asks whether the daemon can serve"),

    REFUSE("refuse", Kind.FAULT, 3, "the next change is refused with this errno"),
    SILENCE("silence", Kind.FAULT, 3, "the next change is not answered: applied, lost, or half (made, but not marked)"),
    SPOIL_DUMP("spoil-dump", Kind.FAULT, 2, "the next dump fails"),
    OVERRUN("overrun", Kind.FAULT, 2, "all notifications under way are lost, and the next ones until that is told"),
    JUMP("jump", Kind.FAULT, 2, "the clock jumps by so many seconds"),
    DISK(
            "disk",
            Kind.FAULT,
            3,
            "the disk is FULL, BROKEN or READ_ONLY for one of the next operations, or until it is free"),
    END_NAMESPACE("end-namespace", Kind.FAULT, 2, "a pod's network namespace goes without a word"),
    KILL(
            "kill",
            Kind.FAULT,
            2,
            "the daemon dies after so many effects; what it had sent is served, or dropped; so far it comes with saving"),
    START("start", Kind.FLOW, 8, "the daemon starts, where it is not running"),
    RECLAIM(
            "reclaim",
            Kind.FAULT,
            1,
            "what the daemon is to do with unwanted links from its next start on: keep, delete"),
    NUMBERS("numbers", Kind.FAULT, 2, "the kernel gives the numbers of links that are gone: again at once, or never"),
    REBOOT(
            "reboot",
            Kind.FAULT,
            1,
            "the node starts anew: cards only, runtime directory empty; fresh: bonding is not loaded yet, quiet: the daemon may load it"),

    UNPLUG("unplug", Kind.HAND, 3, "a card goes"),
    PLUG("plug", Kind.HAND, 5, "a card comes: MTU, up or down, and its ifindex where it is to have one again"),
    CABLE("cable", Kind.HAND, 2, "a cable is put in or taken out"),
    HAND_DELETE("hand-delete", Kind.HAND, 3, "somebody deletes a link"),
    HAND_UP("hand-up", Kind.HAND, 2, "somebody sets a link up"),
    HAND_DOWN("hand-down", Kind.HAND, 3, "somebody sets a link down"),
    HAND_MTU("hand-mtu", Kind.HAND, 2, "somebody sets an MTU"),
    HAND_RELEASE("hand-release", Kind.HAND, 2, "somebody takes a port out of its bond"),
    HAND_ATTACH("hand-attach", Kind.HAND, 2, "somebody puts a port into a bond"),
    HAND_RENAME("hand-rename", Kind.HAND, 1, "somebody renames a link"),
    HAND_MOVE("hand-move", Kind.HAND, 3, "somebody moves a VLAN into a pod's network namespace"),
    HAND_RETURN("hand-return", Kind.HAND, 4, "a VLAN that was moved comes back, or ends there: back, gone"),
    HAND_ALTNAME("hand-altname", Kind.HAND, 4, "somebody gives a link an altname"),
    HAND_UNALTNAME("hand-unaltname", Kind.HAND, 2, "somebody takes an altname away from whatever link has it"),
    HAND_SWAP("hand-swap", Kind.HAND, 3, "udev makes an altname the name of its link, and the name an altname"),
    HAND_ALIAS("hand-alias", Kind.HAND, 1, "somebody sets or clears an alias"),
    HAND_OPTIONS("hand-options", Kind.HAND, 1, "somebody changes options of a bond"),
    HAND_MODE("hand-mode", Kind.HAND, 1, "somebody changes the mode of a bond"),
    HAND_VLAN("hand-vlan", Kind.HAND, 2, "somebody makes a VLAN: name, lower, id"),
    HAND_BOND("hand-bond", Kind.HAND, 2, "somebody makes a bond"),
    HAND_UNLOAD(
            "hand-unload",
            Kind.HAND,
            1,
            "somebody takes the bonding module out: bonds go, the next one brings it back with a bond0; quiet: the daemon may load it"),
    HAND_ADDRESS("hand-address", Kind.HAND, 4, "somebody gives a link an address, or takes it from it: in, out"),
    HAND_ROUTE("hand-route", Kind.HAND, 3, "somebody makes a route over a link, or deletes it: in, out"),
    HAND_LINK("hand-link", Kind.HAND, 2, "somebody makes a link of another kind: name, kind, lower"),

    QUIET("quiet", Kind.FLOW, 0, "nobody does anything new until all is answered and told, in an order of that number"),
    REST("rest", Kind.FLOW, 0, "the same, and then until the daemon has nothing left to repair");

    /** Whose doing it is. */
    enum Kind {
        FLOW,
        ASK,
        FAULT,
        HAND
    }

    private static final Map<String, Act> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(act -> act.word, Function.identity()));

    private final String word;
    private final Kind kind;
    private final int weight;

    /** @param meaning for whoever reads a script; the words after the first are its parameters */
    @SuppressWarnings("UnusedVariable") // the meaning is documentation where the act is declared
    Act(String word, Kind kind, int weight, String meaning) {
        this.word = word;
        this.kind = kind;
        this.weight = weight;
    }

    static Act ofWord(String word) {
        Act act = BY_WORD.get(word);
        if (act == null) {
            throw new IllegalArgumentException("no move starts with '" + word + "'");
        }
        return act;
    }

    String word() {
        return word;
    }

    Kind kind() {
        return kind;
    }

    /** How often it is chosen, relative to the others. */
    int weight() {
        return weight;
    }
}
