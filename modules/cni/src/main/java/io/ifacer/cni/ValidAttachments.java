package io.ifacer.cni;

import com.fasterxml.jackson.databind.JsonNode;
import io.ifacer.link.LinkName;
import io.ifacer.link.desired.Attachment;
import java.util.HashSet;
import java.util.Set;

/**
 * What a GC says is still there: the key {@code cni.dev/valid-attachments}, a list of objects with {@code containerID} and
 * {@code ifname} (specification 1.1.0, section "GC").
 */
public final class ValidAttachments {

    private static final String KEY = "cni.dev/valid-attachments";
    private static final String EARLIER_KEY = "cni.dev/attachments";
    private static final String CONTAINER_ID = "containerID";
    private static final String IF_NAME = "ifname";

    private ValidAttachments() {}

    /**
     * The attachments of this network that are to stay. A null is an empty list: runtimes in Go write that for one.
     *
     * @throws CniException code 7 when the list is missing or any part of it is not as it should be: what cannot be read
     *     must not be taken for gone
     */
    public static Set<Attachment> of(NetworkConfig network) throws CniException {
        JsonNode list = network.keys()
                .given(KEY)
                .orElseThrow(() -> new CniException(
                        CniCode.INVALID_CONFIG,
                        "invalid config: " + KEY + " is missing" + earlierName(network),
                        "GC drops what is not listed there, so the list has to be given, empty where nothing is left"));
        if (!list.isArray() && !list.isNull()) {
            throw network.keys().mistyped(KEY, "a list of objects", list);
        }
        Set<Attachment> valid = new HashSet<>();
        int index = 0;
        for (JsonNode entry : list) {
            valid.add(attachment(network, entry, KEY + "[" + index++ + "]"));
        }
        return valid;
    }

    /** Runtimes that were written to the specification before its release give the list under another name. */
    private static String earlierName(NetworkConfig network) {
        return network.keys().given(EARLIER_KEY).isPresent()
                ? ": " + EARLIER_KEY + ", which is given, is its name in a draft of the specification"
                : "";
    }

    private static Attachment attachment(NetworkConfig network, JsonNode entry, String where) throws CniException {
        if (!entry.isObject()) {
            throw network.keys().mistyped(where, "an object", entry);
        }
        String containerId = text(network, entry, CONTAINER_ID, where);
        String ifName = text(network, entry, IF_NAME, where);
        if (!CniRequest.isContainerId(containerId)) {
            throw invalid(where, CONTAINER_ID, containerId, "is not a container id");
        }
        String fault = LinkName.fault(ifName).orElse("");
        if (!fault.isEmpty()) {
            throw invalid(where, IF_NAME, ifName, fault);
        }
        return new Attachment(network.name(), containerId, ifName);
    }

    private static String text(NetworkConfig network, JsonNode entry, String key, String where) throws CniException {
        JsonNode value = entry.path(key);
        if (!value.isTextual()) {
            throw network.keys().mistyped(where + "." + key, "a string", value);
        }
        return value.textValue();
    }

    private static CniException invalid(String where, String key, String value, String fault) {
        return new CniException(
                CniCode.INVALID_CONFIG,
                "invalid config: " + where + "." + key + " '" + Excerpt.of(value) + "' " + fault);
    }
}
