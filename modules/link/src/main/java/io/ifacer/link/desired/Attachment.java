package io.ifacer.link.desired;

/**
 * Who wants links: one interface of one container in one CNI network.
 *
 * @param network the {@code name} of the CNI configuration
 * @param containerId CNI_CONTAINERID
 * @param ifName CNI_IFNAME
 */
public record Attachment(String network, String containerId, String ifName) {
    @Override
    public String toString() {
        return network + "/" + containerId + "/" + ifName;
    }
}
