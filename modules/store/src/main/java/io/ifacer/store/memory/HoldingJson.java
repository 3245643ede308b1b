package io.ifacer.store.memory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.Holding;

/** Attachments, and what they hold, as JSON. */
final class HoldingJson {

    private HoldingJson() {}

    static ObjectNode write(Attachment attachment) {
        return Json.newObject()
                .put("network", attachment.network())
                .put("container", attachment.containerId())
                .put("ifname", attachment.ifName());
    }

    static ObjectNode write(Holding holding) {
        ObjectNode object = write(holding.attachment()).put("netns", holding.netns());
        ArrayNode links = object.putArray("links");
        holding.links().forEach(link -> links.add(DesiredLinkJson.write(link)));
        return object;
    }

    static Attachment readAttachment(Fields fields) throws MalformedException {
        Attachment attachment = attachment(fields);
        fields.finish();
        return attachment;
    }

    static Holding readHolding(Fields fields) throws MalformedException {
        Attachment attachment = attachment(fields);
        Holding holding = new Holding(
                attachment,
                fields.text("netns", Holding.MAX_NETNS_CHARS),
                DesiredLinkJson.readAll(fields.list("links")));
        fields.finish();
        return holding;
    }

    private static Attachment attachment(Fields fields) throws MalformedException {
        return new Attachment(
                fields.text("network", Attachment.MAX_CHARS),
                fields.text("container", Attachment.MAX_CHARS),
                fields.text("ifname", Attachment.MAX_CHARS));
    }
}
