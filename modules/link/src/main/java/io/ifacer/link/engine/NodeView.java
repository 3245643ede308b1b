package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.plan.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the node stands at one instant, for readers on any thread.
 *
 * @param links the desired links, in the order in which they were first wanted
 * @param observed the links that are desired and those below them, as the kernel last told of them, by ascending ifindex
 * @param attachments what is held, in the order in which the attachments came
 * @param paused whether repairs are paused on the whole node
 * @param fresh whether the table holds what the kernel has; while it does not, nothing is planned
 * @param staleBecause why not; empty when it does
 * @param lastAuditNanos when all links were last compared with the kernel, by the engine's clock; null before the first time
 * @param observedCount how many links the node has in all
 * @param jobs how many requests, repairs and deletions are at work or wait for their turn
 */
public record NodeView(
        List<LinkView> links,
        List<Link> observed,
        List<Holding> attachments,
        boolean paused,
        boolean fresh,
        String staleBecause,
        @Nullable Long lastAuditNanos,
        int observedCount,
        int jobs) {

    public NodeView {
        links = List.copyOf(links);
        observed = List.copyOf(observed);
        attachments = List.copyOf(attachments);
    }

    /**
     * One desired link.
     *
     * @param spec how it is to be
     * @param observed how it is, null when there is none of its name
     * @param owners the attachments that want it
     * @param declared whether the node is to have it without any attachment
     * @param own whether ifacer made it, or would
     * @param differences in what it is not as it is wanted, as far as that was looked at
     * @param state how it stands
     * @param reason why; empty when it is OK
     * @param nextTryNanos when it is repaired again, by the engine's clock; null when it does not wait for that
     * @param repairs how often something was sent to repair it, since it has been desired
     */
    public record LinkView(
            DesiredLink spec,
            @Nullable Link observed,
            List<Attachment> owners,
            boolean declared,
            boolean own,
            List<Difference> differences,
            LinkState state,
            String reason,
            @Nullable Long nextTryNanos,
            int repairs) {
        public LinkView {
            owners = List.copyOf(owners);
            differences = List.copyOf(differences);
        }
    }

    /** How many of the desired links are in a state. */
    public long count(LinkState state) {
        return links.stream().filter(link -> link.state() == state).count();
    }
}
