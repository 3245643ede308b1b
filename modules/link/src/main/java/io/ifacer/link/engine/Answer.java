package io.ifacer.link.engine;

import io.ifacer.link.plan.Problem;
import java.util.List;

/** What became of a command. */
public sealed interface Answer {

    /** Everything asked for is there, as the kernel itself told. */
    record Done() implements Answer {
        public static final Done INSTANCE = new Done();
    }

    /**
     * Nothing was done, or what was done has been undone; where a DEL came in between (SUPERSEDED), it was done and stays
     * as after any DEL.
     *
     * @param problem why
     * @param leftovers what could not be undone, each with its reason; nearly always empty
     */
    record Failed(Problem problem, List<String> leftovers) implements Answer {
        public Failed {
            leftovers = List.copyOf(leftovers);
        }
    }
}
