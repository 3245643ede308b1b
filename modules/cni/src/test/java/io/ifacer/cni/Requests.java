package io.ifacer.cni;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Requests as the shim would send them, for tests. */
final class Requests {

    private Requests() {}

    /** The variables, the empty one, and no configuration. */
    static byte[] of(String... variables) {
        return withConfig("", variables);
    }

    static byte[] withConfig(String config, String... variables) {
        StringBuilder text = new StringBuilder();
        Arrays.stream(variables).forEach(variable -> text.append(variable).append('\0'));
        return bytes(text.append('\0').append(config).toString());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The plugin's own part of a network named "net", read through every step. */
    static Want want(String members) throws CniException {
        return want(members, UnknownOptions.REFUSE);
    }

    static Want want(String members, UnknownOptions unknown) throws CniException {
        return Want.of(config(members), unknown);
    }

    static IfacerConfig config(String members) throws CniException {
        return IfacerConfig.of(
                NetworkConfig.decode(bytes("{\"cniVersion\":\"0.3.1\",\"name\":\"net\"," + members + "}")));
    }
}
