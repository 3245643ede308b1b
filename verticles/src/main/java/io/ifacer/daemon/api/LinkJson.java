package io.ifacer.daemon.api;

import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkKind;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.engine.NodeView.LinkView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One link in JSON; openapi.yaml has the schema. */
final class LinkJson {

    private final IntFunction<@Nullable String> nameOf;
    private final UnaryOperator<String> currentName;

    /**
     * @param nameOf the name of the link with an ifindex; null when there is none that is shown
     * @param currentName the name of the link that is wanted by a name or an altname
     */
    LinkJson(IntFunction<@Nullable String> nameOf, UnaryOperator<String> currentName) {
        this.nameOf = nameOf;
        this.currentName = currentName;
    }

    /** A link that somebody wants. */
    JsonObject desired(LinkView view, long nowNanos) {
        JsonObject json = new JsonObject()
                .put("name", view.spec().name())
                .put("state", view.state().name().toLowerCase(Locale.ROOT))
                .put("own", view.own());
        if (!view.reason().isEmpty()) {
            json.put("reason", view.reason());
        }
        Long nextTryNanos = view.nextTryNanos();
        if (nextTryNanos != null) {
            json.put("nextTryMillis", Math.max(0, TimeUnit.NANOSECONDS.toMillis(nextTryNanos - nowNanos)));
        }
        Link observed = view.observed();
        if (observed != null) {
            putObserved(observed, json);
        }
        json.put("kind", view.spec() instanceof DesiredLink.Bond ? LinkKind.BOND : LinkKind.VLAN);
        json.put(
                "lowers",
                new JsonArray(view.spec().lowers().stream()
                        .map(currentName)
                        .distinct()
                        .toList()));
        json.put("wanted", wanted(view));
        JsonArray drift = new JsonArray();
        view.differences()
                .forEach(difference -> drift.add(new JsonObject()
                        .put("field", difference.field())
                        .put("wanted", difference.wanted())
                        .put("found", difference.found())));
        json.put("drift", drift);
        JsonArray owners = new JsonArray();
        view.owners().forEach(owner -> owners.add(attachment(owner)));
        return json.put("attachments", owners);
    }

    /** A link that others stand on, and nobody wants for itself. */
    JsonObject member(Link link) {
        JsonObject json = new JsonObject().put("name", link.name()).put("state", "member");
        putObserved(link, json);
        return json.put("kind", link.kind()).put("own", link.own()).put("lowers", new JsonArray());
    }

    static JsonObject attachment(Attachment attachment) {
        return new JsonObject()
                .put("network", attachment.network())
                .put("containerId", attachment.containerId())
                .put("ifName", attachment.ifName());
    }

    private void putObserved(Link link, JsonObject json) {
        json.put("ifindex", link.ifindex())
                .put("up", link.up())
                .put("carrier", link.carrier())
                .put("mtu", link.mtuBytes());
        if (!link.altnames().isEmpty()) {
            json.put("altnames", new JsonArray(link.altnames()));
        }
        String controller = nameOf.apply(link.controllerIfindex());
        if (controller != null) {
            json.put("controller", controller);
        }
        if (link.details() instanceof LinkDetails.Bond bond) {
            json.put("bond", bond(bond));
        }
        if (link.details() instanceof LinkDetails.Vlan vlan) {
            String protocol = vlan.protocol() == LinkDetails.Vlan.DOT1Q ? "802.1Q" : "802.1ad";
            json.put("vlan", new JsonObject().put("id", vlan.id()).put("protocol", protocol));
        }
        if (link.port() != null) {
            json.put(
                    "port",
                    new JsonObject()
                            .put("active", link.port().active())
                            .put("miiUp", link.port().miiUp()));
        }
    }

    private JsonObject bond(LinkDetails.Bond bond) {
        JsonObject options = new JsonObject();
        bond.options().forEach((option, value) -> options.put(option.kernelName(), option.describe(value)));
        JsonObject json = new JsonObject().put("mode", bond.mode().kernelName());
        if (bond.options().get(BondOption.ACTIVE_SLAVE) instanceof BondValue.Num active) {
            String name = nameOf.apply((int) active.value());
            if (name != null) {
                json.put("active", name);
                options.put(BondOption.ACTIVE_SLAVE.kernelName(), name);
            }
        }
        return json.put("options", options);
    }

    /** What is declared, as text: only this can count as different. */
    private static JsonObject wanted(LinkView view) {
        JsonObject wanted = new JsonObject();
        int mtuBytes = DesiredLink.MTU_UNDECLARED;
        if (view.spec() instanceof DesiredLink.Vlan vlan) {
            wanted.put("lower", vlan.lower()).put("id", Integer.toString(vlan.id()));
            mtuBytes = vlan.mtuBytes();
        } else if (view.spec() instanceof DesiredLink.Bond bond) {
            wanted.put("mode", bond.mode().kernelName()).put("ports", String.join(", ", bond.ports()));
            bond.options().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(option -> wanted.put(
                            option.getKey().kernelName(), option.getKey().describe(option.getValue())));
            mtuBytes = bond.mtuBytes();
        }
        if (mtuBytes != DesiredLink.MTU_UNDECLARED) {
            wanted.put("mtu", Integer.toString(mtuBytes));
        }
        return view.declared() ? wanted.put("declared", "in the node's configuration") : wanted;
    }
}
