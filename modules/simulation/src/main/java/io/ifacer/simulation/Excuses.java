package io.ifacer.simulation;

import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkKind;
import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.engine.LinkState;
import io.ifacer.link.engine.NodeView;
import io.ifacer.link.engine.NodeView.LinkView;
import org.jspecify.annotations.Nullable;

/** Why a link may be other than it is wanted although nothing happens any more: what the kernel or somebody else stands for. */
final class Excuses {

    private final NodeView view;
    private final Node node;
    private final LinkTable truth;

    private Excuses(NodeView view, Node node) {
        this.view = view;
        this.node = node;
        this.truth = node.truth();
    }

    /** An excuse in words; null when there is none. */
    static @Nullable String of(LinkView link, NodeView view, Node node) {
        return new Excuses(view, node).of(link);
    }

    private @Nullable String of(LinkView link) {
        if (link.state() == LinkState.PAUSED || view.paused()) {
            return "repairs are paused";
        }
        Link found = truth.byName(link.spec().name());
        if (found != null && !found.own() && !ModuleMade.isUnused(found, truth)) {
            return "a link has its name that is not marked as ours, whoever made it";
        }
        if (found != null && isAnothers(found, link.spec())) {
            return "its name is an altname of a link that is wanted for itself";
        }
        if (!link.own()) {
            return "it was somebody else's";
        }
        if (found != null && mustBeMadeAnew(link.spec(), found) && carriesForeign(found)) {
            return "it cannot be made anew under what somebody else has put on it";
        }
        return link.spec() instanceof DesiredLink.Vlan vlan ? ofVlan(vlan) : ofBond((DesiredLink.Bond) link.spec());
    }

    private boolean isAnothers(Link found, DesiredLink wanted) {
        return !found.name().equals(wanted.name())
                && view.links().stream().anyMatch(other -> other.spec().name().equals(found.name()));
    }

    /** Kind, lower and VLAN id cannot be changed. */
    private boolean mustBeMadeAnew(DesiredLink wanted, Link found) {
        if (wanted instanceof DesiredLink.Vlan vlan) {
            Link lower = truth.byName(vlan.lower());
            boolean hasId = found.details() instanceof LinkDetails.Vlan tag && tag.id() == vlan.id();
            return !hasId || lower == null || found.lowerIfindex() != lower.ifindex();
        }
        return !(found.details() instanceof LinkDetails.Bond);
    }

    private boolean carriesForeign(Link link) {
        return truth.uppersOf(link.ifindex()).stream().anyMatch(upper -> !upper.own());
    }

    private @Nullable String ofVlan(DesiredLink.Vlan wanted) {
        Link lower = truth.byName(wanted.lower());
        if (lower == null) {
            return "its lower is missing";
        }
        if (wanted.mtuBytes() > lower.mtuBytes()) {
            return "its MTU does not fit its lower's";
        }
        if (node.isHeldElsewhere(wanted.lower(), wanted.id())) {
            return "its id is held in another network namespace";
        }
        for (Link other : truth.vlansWithId(wanted.id())) {
            if (!other.answersTo(wanted.name()) && other.lowerIfindex() == lower.ifindex()) {
                return "another VLAN on the same lower has its id";
            }
        }
        for (LinkView below : view.links()) {
            if (lower.answersTo(below.spec().name()) && below.state() != LinkState.OK) {
                return "what it stands on is not right";
            }
        }
        return null;
    }

    private @Nullable String ofBond(DesiredLink.Bond wanted) {
        Link bond = truth.byName(wanted.name());
        for (String name : wanted.ports()) {
            Link port = truth.byName(name);
            if (port == null || isOccupied(port, bond, truth) || node.isInUse(port)) {
                return name + " cannot be had";
            }
        }
        return null;
    }

    static boolean isOccupied(Link port, @Nullable Link bond, LinkTable truth) {
        boolean isElsewhere =
                port.controllerIfindex() != 0 && (bond == null || port.controllerIfindex() != bond.ifindex());
        return isElsewhere
                || port.details() instanceof LinkDetails.Bond
                || truth.uppersOf(port.ifindex()).stream().anyMatch(upper -> LinkKind.occupiesLower(upper.kind()));
    }
}
