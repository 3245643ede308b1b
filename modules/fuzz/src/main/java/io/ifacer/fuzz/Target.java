package io.ifacer.fuzz;

import io.ifacer.link.engine.StrangeRun;
import io.ifacer.simulation.Choices;
import io.ifacer.simulation.GuidedWorld;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is fuzzed. */
public enum Target {
    /** Datagrams of the kernel. */
    NETLINK,
    /** Requests of the CNI plugin: frame and configuration. */
    CNI,
    /** The file of declared links. */
    DECLARED,
    /** What is remembered and recorded. */
    STORED,
    /** The API's HTTP, through the socket of a whole daemon. */
    HTTP,
    /** The plugin's socket of a whole daemon. */
    DOOR,
    /** Planner and engine among strange links, strangely wished for. */
    TABLES,
    /** Engine and store in a simulated world, against the simulation's promises. */
    WORLD;

    /** The one that is called so on the command line. */
    public static Target called(String word) {
        return Arrays.stream(values())
                .filter(target -> target.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("wanted one of " + words() + ", found '" + word + "'"));
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Target::word).toList();
    }

    /** Its name in commands and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Throws when the law does not hold for these bytes. */
    public void holdFor(byte[] bytes) {
        switch (this) {
            case NETLINK -> NetlinkLaw.holdFor(bytes);
            case CNI -> CniLaw.holdFor(bytes);
            case DECLARED -> DeclaredLaw.holdFor(bytes);
            case STORED -> StoredLaw.holdFor(bytes);
            case HTTP -> DoorLaw.holdForHttp(bytes);
            case DOOR -> DoorLaw.holdForCni(bytes);
            case TABLES -> new StrangeRun(new Choices(bytes)).play();
            case WORLD -> GuidedWorld.play(new Choices(bytes));
        }
    }
}
