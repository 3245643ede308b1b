package io.ifacer.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import io.ifacer.link.desired.DesiredLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A link of {@code /v1/links} in words. */
final class LinkText {

    private static final Set<String> WELL = Set.of("ok", "member", "foreign");

    private LinkText() {}

    /** Whether nothing about it needs attention. */
    static boolean isWell(JsonNode link) {
        return WELL.contains(link.path("state").asText());
    }

    static boolean isWanted(JsonNode link) {
        return link.hasNonNull("wanted");
    }

    /** Its state, in red where it is not well. */
    static String state(JsonNode link, Paint paint) {
        String state = link.path("state").asText().replace('_', ' ');
        String reason = link.path("reason").asText("");
        String words = state.equals("member") ? (link.path("up").asBoolean() ? "up" : "down") : state;
        String text = reason.isEmpty() ? words : words + ": " + reason;
        return isWell(link) ? paint.good(text) : paint.bad(text);
    }

    /** What a configuration asks for, in the words of the other commands. */
    static String asked(DesiredLink link) {
        List<String> facts = new ArrayList<>();
        int mtuBytes = DesiredLink.MTU_UNDECLARED;
        if (link instanceof DesiredLink.Bond bond) {
            facts.add("bond " + bond.mode().kernelName() + " of " + String.join(", ", bond.ports()));
            bond.options().forEach((option, value) -> facts.add(option.kernelName() + " " + option.describe(value)));
            bond.portOptions()
                    .forEach((port, options) -> options.forEach(
                            (option, value) -> facts.add(port + " " + option.kernelName() + " " + value)));
            mtuBytes = bond.mtuBytes();
        } else if (link instanceof DesiredLink.Vlan vlan) {
            facts.add("vlan " + vlan.id() + " on " + vlan.lower());
            mtuBytes = vlan.mtuBytes();
        }
        if (mtuBytes != DesiredLink.MTU_UNDECLARED) {
            facts.add("mtu " + mtuBytes);
        }
        return link.name() + "  " + String.join(", ", facts);
    }

    /** What matters of it: mode, VLAN id, altnames, MTU, carrier, pods. */
    static String facts(JsonNode link) {
        List<String> facts = new ArrayList<>();
        if (link.has("bond")) {
            facts.add(link.path("bond").path("mode").asText());
        }
        if (link.has("vlan")) {
            facts.add("vlan " + link.path("vlan").path("id").asText());
        }
        if (link.has("port")) {
            facts.add(link.path("port").path("active").asBoolean() ? "active port" : "standby port");
        }
        for (JsonNode altname : link.path("altnames")) {
            facts.add("altname " + altname.asText());
        }
        if (link.has("mtu")) {
            facts.add("mtu " + link.path("mtu").asText());
        }
        if (link.has("up")) {
            facts.add(link.path("up").asBoolean() ? (link.path("carrier").asBoolean() ? "up" : "no carrier") : "down");
        }
        int pods = link.path("attachments").size();
        if (pods > 0) {
            facts.add(pods + (pods == 1 ? " pod" : " pods"));
        }
        return String.join(", ", facts);
    }
}
