package io.ifacer.daemon.api;

import io.ifacer.link.Link;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.engine.NodePlan;
import io.ifacer.link.engine.NodePlan.LinkPlan;
import io.ifacer.link.engine.NodeView;
import io.ifacer.link.engine.NodeView.LinkView;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The node in JSON; openapi.yaml has the schema. */
final class NodeJson {

    private final String node;
    private final NodeView view;
    private final long nowNanos;
    private final LinkJson links;

    /** @param nowNanos the time by the engine's clock */
    NodeJson(String node, NodeView view, long nowNanos) {
        this.node = node;
        this.view = view;
        this.nowNanos = nowNanos;
        Map<Integer, String> names = new HashMap<>();
        Map<String, String> byAltname = new HashMap<>();
        for (Link link : view.observed()) {
            names.put(link.ifindex(), link.name());
            link.altnames().forEach(altname -> byAltname.put(altname, link.name()));
        }
        this.links = new LinkJson(names::get, name -> byAltname.getOrDefault(name, name));
    }

    /**
     * Everything: what is wanted, and what it stands on. Link by link, since the objects of 4,000 links at once would be most
     * of the daemon's heap.
     */
    Buffer all() {
        Buffer text = Buffer.buffer(head().encode());
        text.setByte(text.length() - 1, (byte) ',');
        text.appendString("\"links\":[");
        Set<String> wanted = new HashSet<>();
        view.links().forEach(link -> wanted.add(link.spec().name()));
        int first = text.length();
        for (Link link : view.observed()) {
            if (!wanted.contains(link.name()) && link.altnames().stream().noneMatch(wanted::contains)) {
                append(links.member(link), text, first);
            }
        }
        view.links().forEach(link -> append(links.desired(link, nowNanos), text, first));
        return text.appendString("]}");
    }

    private JsonObject head() {
        JsonObject json = new JsonObject()
                .put("node", node)
                .put("fresh", view.fresh())
                .put("paused", view.paused())
                .put("attachments", view.attachments().size());
        Long auditNanos = view.lastAuditNanos();
        return auditNanos == null
                ? json
                : json.put("auditAgeMillis", TimeUnit.NANOSECONDS.toMillis(nowNanos - auditNanos));
    }

    private static void append(JsonObject link, Buffer to, int first) {
        if (to.length() > first) {
            to.appendByte((byte) ',');
        }
        to.appendBuffer(link.toBuffer());
    }

    /** One link, by its name or an altname; null when nobody wants it and nothing that is wanted stands on it. */
    @Nullable
    JsonObject link(String name) {
        for (LinkView link : view.links()) {
            Link observed = link.observed();
            if (link.spec().name().equals(name) || (observed != null && observed.answersTo(name))) {
                return links.desired(link, nowNanos);
            }
        }
        for (Link link : view.observed()) {
            if (link.answersTo(name)) {
                return links.member(link);
            }
        }
        return null;
    }

    /** What would be done now. */
    static JsonObject of(NodePlan plan) {
        JsonArray array = new JsonArray();
        for (LinkPlan link : plan.links()) {
            JsonObject json = new JsonObject().put("name", link.name()).put("steps", new JsonArray(link.steps()));
            if (!link.notices().isEmpty()) {
                json.put("notices", new JsonArray(link.notices()));
            }
            if (link.problem() != null) {
                json.put("problem", link.problem());
            }
            array.add(json);
        }
        return new JsonObject().put("links", array);
    }

    /** Who wants what. */
    JsonObject attachments() {
        JsonArray array = new JsonArray();
        for (Holding holding : view.attachments()) {
            JsonObject json = LinkJson.attachment(holding.attachment());
            if (!holding.netns().isEmpty()) {
                json.put("netns", holding.netns());
            }
            array.add(json.put(
                    "links",
                    new JsonArray(
                            holding.links().stream().map(DesiredLink::name).toList())));
        }
        return new JsonObject().put("attachments", array);
    }
}
