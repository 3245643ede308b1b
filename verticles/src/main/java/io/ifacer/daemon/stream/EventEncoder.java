package io.ifacer.daemon.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ifacer.cni.HiddenEscapes;
import io.ifacer.daemon.bus.NetworkEvent;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.engine.Event;
import io.ifacer.link.engine.Event.FieldChange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes CloudEvents 1.0 of the engine's events, in the JSON event format's structured mode
 * (github.com/cloudevents/spec, json-format.md). {@code data} is ours; openapi.yaml has its schema.
 */
public final class EventEncoder {

    private static final JsonFactory JSON = new JsonFactory().setCharacterEscapes(new HiddenEscapes());
    private static final int USUAL_BYTES = 512;

    private final String node;
    private final String run;

    /**
     * An encoder for one run of the daemon.
     *
     * @param node the node's name
     * @param run tells this run of the daemon from others
     */
    public EventEncoder(String node, String run) {
        this.node = node;
        this.run = run;
    }

    public StoredEvent encode(NetworkEvent told) {
        Event event = told.event();
        String id = new EventId(run, told.sequence()).toString();
        String type = EventTypes.of(event.type());
        byte[] json = json(id, type, event.subject(), told.time().toString(), data -> {
            data.writeNumberField("sequence", told.sequence());
            data.writeStringField("node", node);
            data.writeStringField("text", event.text());
            data.writeStringField("cause", event.cause().id());
            writeChanges(data, event);
            writeAttachments(data, event);
            if (event.durationNanos() != Event.NO_DURATION) {
                data.writeNumberField("durationMicros", TimeUnit.NANOSECONDS.toMicros(event.durationNanos()));
            }
        });
        return new StoredEvent(told.sequence(), id, type, event.subject(), json);
    }

    /**
     * The event that tells a reader of events that it will never see.
     *
     * @param id where the reader is to go on after it
     * @param missed how many there were; null when that cannot be told, as after a restart of the daemon
     */
    byte[] missed(EventId id, @Nullable Long missed, String time, String text) {
        return json(id.toString(), EventTypes.PREFIX + EventTypes.MISSED, "events", time, data -> {
            data.writeStringField("node", node);
            data.writeStringField("text", text);
            if (missed != null) {
                data.writeNumberField("missed", missed);
            }
        });
    }

    String run() {
        return run;
    }

    private interface Data {
        void write(JsonGenerator json) throws IOException;
    }

    private byte[] json(String id, String type, String subject, String time, Data data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", id);
            json.writeStringField("source", "/ifacer/nodes/" + node);
            json.writeStringField("type", type);
            json.writeStringField("subject", subject);
            json.writeStringField("time", time);
            json.writeStringField("datacontenttype", "application/json");
            json.writeObjectFieldStart("data");
            data.write(json);
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }

    private static void writeChanges(JsonGenerator json, Event event) throws IOException {
        if (event.changes().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("changes");
        for (FieldChange change : event.changes()) {
            json.writeStartObject();
            json.writeStringField("field", change.field());
            json.writeStringField("before", change.before());
            json.writeStringField("after", change.after());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeAttachments(JsonGenerator json, Event event) throws IOException {
        if (event.attachments().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("attachments");
        for (Attachment attachment : event.attachments()) {
            json.writeStartObject();
            json.writeStringField("network", attachment.network());
            json.writeStringField("containerId", attachment.containerId());
            json.writeStringField("ifName", attachment.ifName());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
