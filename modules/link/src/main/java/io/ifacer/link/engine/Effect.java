package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.desired.Memo;
import io.ifacer.link.plan.Step;
import java.util.List;
import java.util.Set;

/** Everything that the engine wants done to the world. */
public sealed interface Effect {

    /** Read all links from the kernel; answer with {@link Input.DumpDone} or {@link Input.DumpFailed}. */
    record Dump(long dumpId) implements Effect {}

    /**
     * Send the request of a step; answer with {@link Input.StepDone}.
     *
     * @param known the links that the step names by number, as they are known: it is for them, and for no others that have
     *     their names or numbers by now
     */
    record Apply(long stepId, Step step, List<Link> known) implements Effect {
        public Apply {
            known = List.copyOf(known);
        }
    }

    /**
     * From now on tell by {@link Input.RoutesGone} when one of these links may have a route less, and of no others; begin with
     * all of them. None: nobody waits for routes any more.
     */
    record WatchRoutes(Set<Integer> ifindexes) implements Effect {
        public WatchRoutes {
            ifindexes = Set.copyOf(ifindexes);
        }
    }

    /**
     * Remember this; answer with {@link Input.Saved} once it would outlive the death of the process ({@link Memo.Links}: of the
     * node), or with {@link Input.SaveFailed}. Memos are to be saved in the order in which they are given.
     */
    record Persist(long saveId, Memo memo) implements Effect {}

    /** Look which of these network namespaces are there; answer with {@link Input.NamespacesProbed} or {@link Input.ProbeFailed}. */
    record ProbeNamespaces(Set<String> paths) implements Effect {
        public ProbeNamespaces {
            paths = Set.copyOf(paths);
        }
    }

    /** Answer whoever asked. */
    record Reply(long requestId, Answer answer) implements Effect {}

    /** Tell whoever listens. */
    record Publish(Event event) implements Effect {}

    /** Give a {@link Input.Tick} at this time, and forget any other time named before. */
    record WakeAt(long atNanos) implements Effect {}
}
