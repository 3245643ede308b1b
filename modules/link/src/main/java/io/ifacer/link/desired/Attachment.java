package io.ifacer.link.desired;

/**
 * Who wants links: one interface of one container in one CNI network.
 *
 * @param network the {@code name} of the CNI configuration
 * @param containerId CNI_CONTAINERID
 * @param ifName CNI_IFNAME
 */
public record Attachment(String network, String containerId, String ifName) {

    /**
     * The most that each of the three may have. Kubernetes takes as many for the longest name of an object (a DNS subdomain,
     * RFC 1123); the runtimes' container ids have 64.
     */
    public static final int MAX_CHARS = 253;

    @Override
    public String toString() {
        return network + "/" + containerId + "/" + ifName;
    }
}
