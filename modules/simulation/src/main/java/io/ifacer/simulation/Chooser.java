package io.ifacer.simulation;

import io.ifacer.link.model.ErrorNumber;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Chooses the moves of one seed, in bursts that end in quiet. Which kinds of moves a burst has is itself left to chance:
 * what is always mixed evenly never goes to an extreme.
 */
final class Chooser {

    private static final List<Act> ACTS = List.of(Act.values());
    private static final List<String> SILENCES = List.of("applied", "lost", "half");
    private static final List<String> DISK_FAULTS = List.of("FULL", "BROKEN", "READ_ONLY");
    private static final List<Integer> MTUS = List.of(1500, 1400, 2000, 9000);
    private static final List<String> OPTIONS = List.of("miimon=50", "miimon=0", "updelay=100", "min_links=2");
    private static final List<String> REBOOTS = List.of("", "fresh", "fresh quiet");
    private static final int MAX_BURST_MOVES = 120;
    private static final int PODS = 8;

    private final RandomGenerator random;
    private final Wishes wishes;
    private final World world;
    private final int[] weights = new int[ACTS.size()];
    private int totalWeight;
    private int movesLeft;
    private int cardsPlugged;
    private int cardsNamed;

    Chooser(long seed, World world) {
        this(new SplittableRandom(seed), world);
    }

    Chooser(RandomGenerator random, World world) {
        this.random = random;
        this.wishes = new Wishes(random);
        this.world = world;
        begin();
    }

    Move next() {
        if (cardsPlugged < Wishes.CARDS.size()) {
            return plug(Wishes.CARDS.get(cardsPlugged++));
        }
        if (cardsNamed < Wishes.CARDS.size()) {
            return new Move(Act.HAND_ALTNAME, Wishes.CARDS.get(cardsNamed) + " " + Wishes.ALTNAMES.get(cardsNamed++));
        }
        if (movesLeft-- == 0) {
            begin();
            Act end = random.nextInt(3) == 0 ? Act.QUIET : Act.REST;
            return new Move(end, String.valueOf(random.nextInt(1_000_000)));
        }
        int ticket = random.nextInt(totalWeight);
        int index = 0;
        while (ticket >= weights[index]) {
            ticket -= weights[index++];
        }
        return move(ACTS.get(index));
    }

    /** Flow and requests in every burst; each fault and each hand in every third, or none at all. */
    private void begin() {
        movesLeft = 10 + random.nextInt(MAX_BURST_MOVES);
        boolean withFaults = random.nextInt(4) != 0;
        boolean withHands = random.nextInt(3) != 0;
        totalWeight = 0;
        for (int i = 0; i < weights.length; i++) {
            boolean chosen = switch (ACTS.get(i).kind()) {
                case FLOW, ASK -> true;
                case FAULT -> withFaults && random.nextInt(3) == 0;
                case HAND -> withHands && random.nextInt(3) == 0;
            };
            weights[i] = chosen ? ACTS.get(i).weight() : 0;
            totalWeight += weights[i];
        }
    }

    private Move move(Act act) {
        return switch (act) {
            case HEAR -> new Move(act, String.valueOf(1 + random.nextInt(4)));
            case ANSWER -> new Move(act, answer());
            case WAIT -> new Move(act, String.valueOf(random.nextInt(20)));
            case ADD -> add(pod());
            case DEL, END_NAMESPACE -> new Move(act, pod());
            case CHECK -> new Move(act, pod() + " " + wishes.next());
            case DECLARE -> new Move(act, random.nextInt(3) == 0 ? "" : wishes.next());
            case PAUSE, RESUME -> new Move(act, random.nextBoolean() ? "" : anyName());
            case GC -> new Move(act, pod() + " " + pod() + " " + pod());
            case REFUSE, SILENCE, JUMP, KILL -> fault(act);
            case SAVE -> new Move(act, String.valueOf(1 + random.nextInt(3)));
            case DISK -> new Move(act, random.nextBoolean() ? "free" : pick(DISK_FAULTS) + " " + random.nextInt(6));
            case NUMBERS -> new Move(act, random.nextInt(3) == 0 ? "never" : "again");
            case RECLAIM -> new Move(act, random.nextBoolean() ? "keep" : "delete");
            case REBOOT -> new Move(act, pick(REBOOTS));
            case SERVE, START, QUIET, REST, STATUS, AUDIT, SPOIL_DUMP, OVERRUN -> new Move(act, "");
            default -> hand(act);
        };
    }

    /** A container that was added is added again only after a DEL (CNI specification, "ADD"). */
    private Move add(String pod) {
        return world.pods.isGranted(pod) ? new Move(Act.DEL, pod) : new Move(Act.ADD, pod + " " + wishes.next());
    }

    private String answer() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> "disk";
            case 2 -> "namespaces";
            default -> "kernel";
        };
    }

    private Move fault(Act act) {
        String words = switch (act) {
            case REFUSE -> pick(List.of(ErrorNumber.values())).name();
            case SILENCE -> pick(SILENCES);
            case JUMP -> String.valueOf(1 + random.nextInt(random.nextInt(8) == 0 ? 4_000 : 40));
            default -> random.nextInt(12) + (random.nextBoolean() ? " served" : " dropped") + " " + random.nextInt(8);
        };
        return new Move(act, words);
    }

    private Move hand(Act act) {
        return switch (act) {
            case PLUG -> plug(pick(Wishes.CARDS));
            case UNPLUG -> new Move(act, pick(Wishes.CARDS));
            case CABLE -> new Move(act, pick(Wishes.CARDS) + (random.nextBoolean() ? " in" : " out"));
            case HAND_MTU -> new Move(act, link() + " " + pick(MTUS));
            case HAND_ATTACH -> new Move(act, link() + " " + (random.nextBoolean() ? "f0" : pick(Wishes.BONDS)));
            case HAND_RENAME -> new Move(act, link() + " " + (random.nextBoolean() ? "x0" : anyName()));
            case HAND_ALTNAME -> new Move(act, altname());
            case HAND_UNALTNAME -> new Move(act, random.nextInt(4) == 0 ? anyName() : pick(Wishes.ALTNAMES));
            case HAND_SWAP -> new Move(act, pick(random.nextBoolean() ? Wishes.ALTNAMES : Wishes.CARDS));
            case HAND_ALIAS -> new Move(act, link() + (random.nextBoolean() ? "" : " uplink"));
            case HAND_RETURN -> returned(act);
            case HAND_MODE -> new Move(act, pick(Wishes.BONDS) + " " + random.nextInt(7));
            case HAND_OPTIONS -> new Move(act, pick(Wishes.BONDS) + " " + pick(OPTIONS));
            case HAND_UNLOAD -> new Move(act, random.nextBoolean() ? "" : "quiet");
            case HAND_ADDRESS, HAND_ROUTE ->
                new Move(act, pick(Wishes.CARDS) + (random.nextInt(3) == 0 ? " in" : " out"));
            case HAND_BOND -> new Move(act, random.nextBoolean() ? "f0" : pick(Wishes.BONDS));
            case HAND_VLAN -> vlan(act, link(), pick(Wishes.IDS));
            case HAND_LINK -> new Move(act, random.nextBoolean() ? "mv0 macvlan " + link() : anyName() + " dummy");
            default -> new Move(act, link());
        };
    }

    /** Now and then with the number that another link had: a card that comes back from another namespace keeps its own. */
    private Move plug(String card) {
        int ifindex = random.nextInt(4) == 0 ? 2 + random.nextInt(12) : 0;
        boolean isFree = world.node.truth().byIfindex(ifindex) == null;
        String words = card + " " + (random.nextInt(3) == 0 ? 9000 : 1500) + (random.nextBoolean() ? " up" : " down");
        return new Move(Act.PLUG, isFree && ifindex != 0 ? words + " " + ifindex : words);
    }

    private Move vlan(Act act, String lower, int id) {
        String name = random.nextInt(4) == 0 ? "v" + id : lower + "." + id;
        return new Move(act, (name.length() < 9 ? name : "v" + id) + " " + lower + " " + id);
    }

    private Move returned(Act act) {
        List<String> names = world.node.namesElsewhere();
        return new Move(act, (names.isEmpty() ? "e0.5" : pick(names)) + (random.nextBoolean() ? " back" : " gone"));
    }

    /** Mostly one of a card, by which somebody may want it, and now and then a name that somebody may want for his own. */
    private String altname() {
        return random.nextInt(4) == 0 ? link() + " " + anyName() : pick(Wishes.CARDS) + " " + pick(Wishes.ALTNAMES);
    }

    /** A link that is there, where there is one. */
    private String link() {
        List<String> names = world.node.names();
        return names.isEmpty() ? "e0" : pick(names);
    }

    /** A name that somebody may want for something else. */
    private String anyName() {
        return random.nextBoolean() ? pick(Wishes.BONDS) : pick(Wishes.BONDS) + "." + pick(Wishes.IDS);
    }

    private String pod() {
        return "pod" + random.nextInt(PODS);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
