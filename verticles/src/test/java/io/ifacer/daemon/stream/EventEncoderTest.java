package io.ifacer.daemon.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.jackson.JsonFormat;
import io.ifacer.daemon.bus.NetworkEvent;
import io.ifacer.link.VisibleText;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.engine.Event;
import io.ifacer.link.engine.Event.FieldChange;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventEncoderTest {

    @Test
    void anEventIsACloudEventWithAllThatIsKnownOfIt() {
        Event event = new Event(Event.Type.LINK_CREATED, Event.Cause.ADD, "bond0", "made \"anew\"")
                .with(List.of(new FieldChange("mtu", "1500", "9000")))
                .concerning(List.of(new Attachment("net", "c1", "eth0")))
                .lasting(1_234_567);
        StoredEvent stored = new EventEncoder("node1", "k3x")
                .encode(new NetworkEvent(42, Instant.parse("2026-11-24T03:00:00.5Z"), event));

        assertThat(new JsonObject(new String(stored.json(), StandardCharsets.UTF_8)))
                .isEqualTo(new JsonObject("""
                {"specversion":"1.0","id":"k3x-42","source":"/ifacer/nodes/node1","type":"io.ifacer.link.created",
                 "subject":"bond0","time":"2026-11-24T03:00:00.500Z","datacontenttype":"application/json",
                 "data":{"sequence":42,"node":"node1","text":"made \\"anew\\"","cause":"add",
                         "changes":[{"field":"mtu","before":"1500","after":"9000"}],
                         "attachments":[{"network":"net","containerId":"c1","ifName":"eth0"}],
                         "durationMicros":1234}}"""));
    }

    /** The library of the specification's authors has the last word on what a CloudEvent is. */
    @Test
    void theCloudEventsLibraryReadsEachOfThem() {
        EventEncoder encoder = new EventEncoder("node1", "k3x");
        JsonFormat format = new JsonFormat();
        for (Event.Type type : Event.Type.values()) {
            byte[] json = encoder.encode(new NetworkEvent(
                            7, Instant.EPOCH, new Event(type, Event.Cause.NOTIFICATION, "ens192.100", "what happened")))
                    .json();

            CloudEvent read = format.deserialize(json);
            assertThat(read.getSpecVersion()).isEqualTo(SpecVersion.V1);
            assertThat(read.getType()).isEqualTo("io.ifacer." + type.id());
            assertThat(read.getId()).isEqualTo("k3x-7");
            assertThat(read.getSource()).hasToString("/ifacer/nodes/node1");
            assertThat(read.getSubject()).isEqualTo("ens192.100");
            assertThat(read.getTime()).isEqualTo("1970-01-01T00:00:00Z");
            assertThat(read.getExtensionNames()).isEmpty();
        }
        CloudEvent missed =
                format.deserialize(encoder.missed(new EventId("k3x", 7), 3L, Instant.EPOCH.toString(), "gone"));
        assertThat(missed.getType()).isEqualTo("io.ifacer.events.missed");
    }

    @Test
    void whatCannotBeSeenIsWrittenByItsNumberAndReadBackTheSame() {
        String hostile = "e\u001b[2J\n\u202e\u009b\u2028";
        byte[] json = new EventEncoder("node1", "k3x")
                .encode(new NetworkEvent(
                        1, Instant.EPOCH, new Event(Event.Type.LINK_LOST, Event.Cause.NOTIFICATION, hostile, hostile)))
                .json();

        String text = new String(json, StandardCharsets.UTF_8);
        assertThat(text).matches(VisibleText::isAllVisible);
        assertThat(new JsonObject(text).getJsonObject("data").getString("text")).isEqualTo(hostile);
    }

    @Test
    void whatThereIsNotIsLeftOut() {
        StoredEvent stored = new EventEncoder("node1", "k3x")
                .encode(new NetworkEvent(
                        1, Instant.EPOCH, new Event(Event.Type.RESYNC_DONE, Event.Cause.DUMP, "links", "done")));

        assertThat(new JsonObject(new String(stored.json(), StandardCharsets.UTF_8)).getJsonObject("data"))
                .isEqualTo(new JsonObject("{\"sequence\":1,\"node\":\"node1\",\"text\":\"done\",\"cause\":\"dump\"}"));
    }
}
