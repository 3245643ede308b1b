package io.ifacer.link.model;

import io.ifacer.link.LinkAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Up, down, carrier, MTU and MAC, and how they run up from a link to the VLANs on it (net/8021q/vlan.c, vlan_device_event). */
final class StateRules {
    private static final int BOND_MIN_MTU_BYTES = 68;
    private static final int BOND_MAX_MTU_BYTES = 65_535;

    private final LinkRegistry links;

    StateRules(LinkRegistry links) {
        this.links = links;
    }

    /** Brings a link up, and with it all its VLANs, also those that were set down on purpose. */
    void up(ModelLink link) {
        if (link.up) {
            return;
        }
        if (link.isVlan() && link.lower != null && !link.lower.up) {
            throw new RefusedException(ErrorNumber.ENETDOWN);
        }
        link.up = true;
        if (link.inheritsMac && link.lower != null) {
            link.mac = link.lower.mac;
        }
        link.carrier = carrierOf(link);
        links.tell(link);
        links.vlansOn(link).forEach(this::up);
    }

    void down(ModelLink link) {
        if (!link.up) {
            return;
        }
        link.up = false;
        link.carrier = false;
        link.neighbours.clear(); // net/core/neighbour.c, neigh_ifdown: permanent ones too
        link.routes.clear(); // net/ipv4/fib_frontend.c, fib_disable_ip: IPv4 addresses stay
        link.addresses.removeIf(LinkAddress::isIpv6); // net/ipv6/addrconf.c, addrconf_ifdown: unless keep_addr_on_down
        links.tell(link);
        // Put at the head of a list one by one, hence from the greatest id down.
        List<ModelLink> vlans = new ArrayList<>(links.vlansOn(link));
        Collections.reverse(vlans);
        vlans.forEach(this::down);
    }

    private static boolean carrierOf(ModelLink link) {
        if (!link.up) {
            return false;
        }
        if (link.bond != null) {
            return link.bond.ports.stream().anyMatch(port -> port.miiUp);
        }
        return (link.isVlan() && link.lower != null) ? link.lower.carrier : link.cabled;
    }

    /** Brings carriers into line, lowers first, and tells of each that changed. */
    void settleCarriers() {
        Map<ModelLink, List<ModelLink>> uppers = new HashMap<>(); // once for all: a node may have thousands
        List<ModelLink> lowest = new ArrayList<>();
        for (ModelLink link : links.all()) {
            List<ModelLink> beside =
                    link.lower == null ? lowest : uppers.computeIfAbsent(link.lower, none -> new ArrayList<>());
            beside.add(link);
        }
        lowest.forEach(link -> settleCarrier(link, uppers));
    }

    private void settleCarrier(ModelLink link, Map<ModelLink, List<ModelLink>> uppers) {
        boolean now = carrierOf(link);
        if (link.carrier != now) {
            link.carrier = now;
            links.tell(link);
        }
        uppers.getOrDefault(link, List.of()).forEach(upper -> settleCarrier(upper, uppers));
    }

    void mac(ModelLink link, String mac) {
        link.mac = mac;
        links.tell(link);
        for (ModelLink vlan : links.vlansOn(link)) {
            if (vlan.up && vlan.inheritsMac) {
                mac(vlan, mac);
            }
        }
    }

    /** Sets an MTU that was asked for. */
    void requestedMtu(ModelLink link, int mtuBytes) {
        if (mtuBytes < 0 || (link.bond != null && mtuBytes < BOND_MIN_MTU_BYTES)) {
            throw new RefusedException(ErrorNumber.EINVAL, "mtu less than device minimum");
        }
        if (link.bond != null && mtuBytes > BOND_MAX_MTU_BYTES) {
            throw new RefusedException(ErrorNumber.EINVAL, "mtu greater than device maximum");
        }
        if (link.isVlan() && link.lower != null && mtuBytes > link.lower.mtuBytes) {
            throw new RefusedException(ErrorNumber.ERANGE);
        }
        if (link.bond != null && link.mtuBytes != mtuBytes) {
            link.bond.ports.forEach(port -> mtu(port, mtuBytes));
        }
        mtu(link, mtuBytes);
    }

    /** Sets an MTU; lowering it lowers the VLANs', raising it does not raise them. */
    void mtu(ModelLink link, int mtuBytes) {
        if (link.mtuBytes == mtuBytes) {
            return;
        }
        link.mtuBytes = mtuBytes;
        links.tell(link);
        for (ModelLink vlan : links.vlansOn(link)) {
            if (vlan.mtuBytes > mtuBytes) {
                mtu(vlan, mtuBytes);
            }
        }
    }
}
