package io.ifacer.lab;

/**
 * A network card of a {@link LabNamespace}: one end of a veth pair, whose other end stands for the switch port.
 *
 * <p>A veth has a carrier while both ends are up (drivers/net/veth.c, veth_open and veth_close). The other ends are in a
 * namespace beside, so that a node sees its own cards only.
 */
public final class Nic {
    private final Lab lab;
    private final String namespace;
    private final String link;

    Nic(Lab lab, String namespace, String link) {
        this.lab = lab;
        this.namespace = namespace;
        this.link = link;
    }

    static String wires(String namespace) {
        return namespace + "-wires";
    }

    /** The link's name. */
    public String name() {
        return link;
    }

    void make() {
        String wires = wires(namespace);
        lab.run("[ -e /run/netns/" + wires + " ] || ip netns add " + wires + " || exit; ip -n " + namespace
                        + " link add "
                        + link + " type veth peer name " + link + " netns " + wires + " && ip -n " + wires
                        + " link set " + link + " up")
                .orThrow();
    }

    /** Takes the cable out: the link stays, its carrier goes. */
    public void unplug() {
        wire("down");
    }

    /** Puts the cable back in. */
    public void plug() {
        wire("up");
    }

    private void wire(String state) {
        lab.run("ip -n " + wires(namespace) + " link set " + link + ' ' + state).orThrow();
    }

    /** Takes the card out of the node: the link is gone. */
    public void remove() {
        lab.run("ip -n " + namespace + " link del " + link).orThrow();
    }

    /** Puts a card of the same name into the node after {@link #remove()}: a new link with a new ifindex, down. */
    public void replace() {
        make();
    }
}
