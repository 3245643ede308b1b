package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkEvent;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.plan.StepOutcome;
import java.util.List;
import java.util.Set;

/** Everything that can happen to the engine. */
public sealed interface Input {

    /**
     * What was remembered when the daemon last ran; the very first input, given once.
     *
     * @param links the links to be there, also after a reboot
     * @param holdings the attachments; none after a reboot
     * @param troubles what could not be read and was set aside, one line each
     */
    record Loaded(List<DesiredLink> links, List<Holding> holdings, List<String> troubles) implements Input {
        public Loaded {
            links = List.copyOf(links);
            holdings = List.copyOf(holdings);
            troubles = List.copyOf(troubles);
        }
    }

    /** The answer to {@link Effect.Persist}. */
    record Saved(long saveId) implements Input {}

    /** The other answer to {@link Effect.Persist}: nothing of it is remembered. */
    record SaveFailed(long saveId, String reason) implements Input {}

    /**
     * The answer to {@link Effect.ProbeNamespaces}.
     *
     * @param gone the paths that are certainly gone: the folder they were in is there and can be read, and they are not in it
     * @param unseen why some of the paths could not be looked at: nothing is known of those; empty when all were
     */
    record NamespacesProbed(Set<String> gone, String unseen) implements Input {
        public NamespacesProbed {
            gone = Set.copyOf(gone);
        }
    }

    /** The other answer to {@link Effect.ProbeNamespaces}: nothing is known of any of them. */
    record ProbeFailed(String reason) implements Input {}

    /** The monitor is subscribed: from now on every change of a link is told. */
    record Subscribed() implements Input {}

    /** Notifications, in the kernel's order. */
    record KernelBatch(List<LinkEvent> events) implements Input {
        public KernelBatch {
            events = List.copyOf(events);
        }
    }

    /** These links, by number, have each lost an address: what was left alone because of it may be free now. */
    record AddressesGone(Set<Integer> ifindexes) implements Input {
        public AddressesGone {
            ifindexes = Set.copyOf(ifindexes);
        }
    }

    /** These links, by number, may have a route less each: as with {@link AddressesGone}. */
    record RoutesGone(Set<Integer> ifindexes) implements Input {
        public RoutesGone {
            ifindexes = Set.copyOf(ifindexes);
        }
    }

    /** Notifications were lost; the batches that follow hold only what happened afterwards. */
    record Overrun(String reason) implements Input {}

    /** The answer to {@link Effect.Dump}. An interrupted dump saw links while they changed and is not used. */
    record DumpDone(long dumpId, List<Link> links, boolean interrupted) implements Input {
        public DumpDone {
            links = List.copyOf(links);
        }
    }

    /** The other answer to {@link Effect.Dump}. */
    record DumpFailed(long dumpId, String reason) implements Input {}

    /** Somebody asks for something; answered by exactly one {@link Effect.Reply} with this id. */
    record Asked(long requestId, Command command) implements Input {}

    /** The answer to {@link Effect.Apply}. */
    record StepDone(long stepId, StepOutcome outcome) implements Input {}

    /** The time that {@link Effect.WakeAt} named has come. */
    record Tick() implements Input {}
}
