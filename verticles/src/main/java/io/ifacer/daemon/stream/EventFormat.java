package io.ifacer.daemon.stream;

import io.vertx.core.buffer.Buffer;

/** How events are put on a stream. */
public enum EventFormat {

    /** Server-Sent Events (html.spec.whatwg.org, "Server-sent events"): what a browser's EventSource reads. */
    SSE("text/event-stream", ":\n\n") {
        @Override
        void write(Buffer to, String id, String type, byte[] json) {
            to.appendString("id: ").appendString(id).appendString("\nevent: ").appendString(type);
            to.appendString("\ndata: ").appendBytes(json).appendString("\n\n");
        }
    },

    /** One JSON object a line. */
    NDJSON("application/x-ndjson", "\n") {
        @Override
        void write(Buffer to, String id, String type, byte[] json) {
            to.appendBytes(json).appendByte((byte) '\n');
        }
    };

    private final String mediaType;
    private final String heartbeat;

    EventFormat(String mediaType, String heartbeat) {
        this.mediaType = mediaType;
        this.heartbeat = heartbeat;
    }

    /** The Content-Type. */
    public String mediaType() {
        return mediaType;
    }

    /** What readers skip, and what shows a dead connection. */
    public Buffer heartbeat() {
        return Buffer.buffer(heartbeat);
    }

    abstract void write(Buffer to, String id, String type, byte[] json);
}
