package io.ifacer.link.model;

import io.ifacer.link.BondPort;
import io.ifacer.link.Link;
import io.ifacer.link.LinkAddress;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkKind;
import io.ifacer.link.LinkRoute;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One link of the model, with what the kernel knows of it beyond what it tells. */
final class ModelLink {
    final int ifindex;
    final String kind;
    final @Nullable ModelLink lower;
    String name;
    /** The other names it is found by, in the order in which they were given. */
    final List<String> altnames = new ArrayList<>();

    String mac;
    int mtuBytes;
    boolean up;
    /** Of a card: the cable is in. */
    boolean cabled = true;

    boolean carrier;
    int group;
    String alias = "";
    /** Of a VLAN. */
    int vlanId;

    /** Of a VLAN: its MAC is its lower's until somebody sets another. */
    boolean inheritsMac;

    @Nullable
    ModelBond bond;

    /** Of a port: its bond and what it is there; the MAC and MTU it gets back. */
    @Nullable
    ModelLink controller;

    boolean activePort;
    boolean miiUp;
    int queueId;
    int prio;
    /** What it carries besides what the kernel makes by itself; a change makes no event. */
    final List<LinkAddress> addresses = new ArrayList<>();

    final List<LinkRoute> routes = new ArrayList<>();

    /** Set by hand. */
    final List<String> neighbours = new ArrayList<>();

    String formerMac = "";
    int formerMtuBytes;

    ModelLink(int ifindex, String name, String kind, @Nullable ModelLink lower, String mac, int mtuBytes) {
        this.ifindex = ifindex;
        this.name = name;
        this.kind = kind;
        this.lower = lower;
        this.mac = mac;
        this.mtuBytes = mtuBytes;
    }

    /** The same link, of a kind that has no ports, under another number. */
    ModelLink numbered(int newIfindex) {
        ModelLink other = new ModelLink(newIfindex, name, kind, lower, mac, mtuBytes);
        other.up = up;
        other.carrier = carrier;
        other.group = group;
        other.alias = alias;
        other.vlanId = vlanId;
        other.inheritsMac = inheritsMac;
        return other;
    }

    boolean isVlan() {
        return kind.equals(LinkKind.VLAN);
    }

    /** What the kernel would tell of it now. */
    Link toLink() {
        return new Link(
                ifindex,
                name,
                altnames,
                kind,
                up,
                carrier,
                mtuBytes,
                lower == null ? 0 : lower.ifindex,
                false,
                controller == null ? 0 : controller.ifindex,
                group,
                alias,
                mac,
                details(),
                controller == null ? null : new BondPort(activePort, miiUp, queueId, prio));
    }

    private LinkDetails details() {
        if (bond != null) {
            return bond.toDetails();
        }
        return isVlan() ? new LinkDetails.Vlan(vlanId, LinkDetails.Vlan.DOT1Q) : LinkDetails.None.INSTANCE;
    }
}
