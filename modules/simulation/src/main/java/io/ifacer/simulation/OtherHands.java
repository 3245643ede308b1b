package io.ifacer.simulation;

import io.ifacer.link.BondMode;
import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkText;
import io.ifacer.link.model.ModelKernel;
import io.ifacer.link.plan.Step;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Somebody else on the node, or a cable, or a card: what they do to links, by name. */
final class OtherHands {

    private static final String ADDRESS = "192.0.2.9";
    private static final String NETWORK = "10.9.0.0";

    private final Node node;

    OtherHands(Node node) {
        this.node = node;
    }

    /** Does it; false when there is nothing that it could be done to. */
    boolean perform(Move move) {
        return switch (move.act()) {
            case PLUG -> plug(move);
            case UNPLUG -> isCard(move.word(0)) && change(kernel -> kernel.remove(move.word(0)));
            case CABLE ->
                isCard(move.word(0))
                        && change(kernel ->
                                kernel.setCable(move.word(0), move.word(1).equals("in")));
            case HAND_ADDRESS -> address(move);
            case HAND_ROUTE -> route(move);
            case HAND_VLAN, HAND_BOND, HAND_LINK -> make(move);
            case HAND_MOVE -> move(move.word(0));
            case HAND_RETURN -> returned(move.word(0), move.word(1).equals("back"));
            case HAND_UNLOAD ->
                change(kernel -> kernel.unloadBonding(move.word(0).equals("quiet")));
            case HAND_RENAME -> rename(move.word(0), move.word(1));
            case HAND_ALTNAME ->
                node.has(move.word(0))
                        && !node.has(move.word(1))
                        && change(kernel -> kernel.addAltname(move.word(0), move.word(1)));
            case HAND_UNALTNAME -> isAltname(move.word(0)) && change(kernel -> kernel.removeAltname(move.word(0)));
            case HAND_SWAP -> isAltname(move.word(0)) && swap(move.word(0));
            case HAND_ALIAS -> node.has(move.word(0)) && change(kernel -> kernel.setAlias(move.word(0), move.word(1)));
            default -> request(move);
        };
    }

    private boolean request(Move move) {
        Link link = node.link(move.word(0));
        Step step = link == null ? null : step(move, link);
        if (step != null) {
            node.byHand(step);
        }
        return step != null;
    }

    private @Nullable Step step(Move move, Link link) {
        String name = link.name();
        int ifindex = link.ifindex();
        return switch (move.act()) {
            case HAND_DELETE -> new Step.Delete(name, ifindex);
            case HAND_UP -> new Step.SetUp(name, ifindex, true);
            case HAND_DOWN -> new Step.SetUp(name, ifindex, false);
            case HAND_MTU -> new Step.SetMtu(name, ifindex, move.number(1));
            case HAND_RELEASE -> new Step.Release(name, ifindex, "");
            case HAND_ATTACH -> new Step.Attach(name, ifindex, move.word(1), node.ifindexOf(move.word(1)));
            case HAND_MODE -> new Step.SetMode(name, ifindex, BondMode.ofNumber(move.number(1)));
            case HAND_OPTIONS -> new Step.SetBondOptions(name, ifindex, LinkText.options(move.word(1)));
            default -> throw new IllegalArgumentException(move + " is not somebody's doing");
        };
    }

    private boolean make(Move move) {
        String name = move.word(0);
        String lower = move.act() == Act.HAND_LINK ? move.word(2) : move.word(1);
        if (node.has(name) || (move.act() != Act.HAND_BOND && !lower.isEmpty() && !node.has(lower))) {
            return false;
        }
        switch (move.act()) {
            case HAND_VLAN -> node.byHand(new Step.CreateVlan(name, lower, node.ifindexOf(lower), move.number(2), 0));
            case HAND_BOND -> node.byHand(new Step.CreateBond(name, BondMode.ACTIVE_BACKUP, Map.of(), 0));
            default -> change(kernel -> kernel.addForeign(name, move.word(1), lower.isEmpty() ? null : lower));
        }
        return true;
    }

    private boolean address(Move move) {
        String name = move.word(0);
        Link link = node.link(name);
        if (link == null) {
            return false;
        }
        return change(kernel -> {
            boolean had = kernel.removeAddress(name, ADDRESS);
            if (move.word(1).equals("in") && !had) {
                kernel.addAddress(name, ADDRESS, 24);
            }
        });
    }

    /** The kernel takes no route over a link that is down (net/ipv4/fib_semantics.c, fib_check_nh: ENETDOWN). */
    private boolean route(Move move) {
        String name = move.word(0);
        Link link = node.link(name);
        if (link == null || !link.up()) {
            return false;
        }
        return change(kernel -> {
            boolean had = kernel.removeRoute(name, NETWORK);
            if (move.word(1).equals("in") && !had) {
                kernel.addRoute(name, NETWORK, 16, "");
            }
        });
    }

    private boolean plug(Move move) {
        String name = move.word(0);
        if (node.has(name)) {
            return false;
        }
        int ifindex = move.number(3);
        if (node.truth().byIfindex(ifindex) != null) {
            return false;
        }
        if (ifindex != 0) {
            node.prepare(kernel -> kernel.numberNext(ifindex));
        }
        return change(kernel -> kernel.addNic(name, move.number(1), move.word(2).equals("up")));
    }

    private boolean move(String name) {
        Link link = node.link(name);
        boolean movable = link != null
                && link.details() instanceof LinkDetails.Vlan
                && link.controllerIfindex() == 0
                && node.truth().uppersOf(link.ifindex()).isEmpty();
        return movable && change(kernel -> kernel.moveAway(name));
    }

    private boolean returned(String name, boolean back) {
        if (!node.namesElsewhere().contains(name) || (back && node.has(name))) {
            return false;
        }
        return change(kernel -> {
            boolean isDone = back ? kernel.bringBack(name) : kernel.endElsewhere(name);
            if (!isDone) {
                throw new IllegalStateException(name + " was to be had");
            }
        });
    }

    /** The kernel wants it down for that. */
    private boolean rename(String name, String newName) {
        Link link = node.link(name);
        if (link == null || node.has(newName)) {
            return false;
        }
        if (link.up()) {
            node.byHand(new Step.SetUp(name, link.ifindex(), false));
        }
        change(kernel -> kernel.rename(name, newName));
        if (link.up()) {
            node.byHand(new Step.SetUp(newName, link.ifindex(), true));
        }
        return true;
    }

    private boolean isAltname(String name) {
        Link link = node.link(name);
        return link != null && !link.name().equals(name);
    }

    /** The kernel gives no link a name that is an altname, be it the link's own (net/core/dev.c, dev_get_valid_name). */
    private boolean swap(String altname) {
        Link link = Objects.requireNonNull(node.link(altname));
        change(kernel -> kernel.removeAltname(altname));
        return rename(link.name(), altname) && change(kernel -> kernel.addAltname(altname, link.name()));
    }

    private boolean isCard(String name) {
        Link link = node.link(name);
        return link != null && link.kind().isEmpty() && link.name().equals(name);
    }

    private boolean change(Consumer<ModelKernel> change) {
        node.byHand(change);
        return true;
    }
}
