package io.ifacer.store.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lines of a recording: the header, then one moment a line, each a JSON object. */
final class RecordingText {

    private RecordingText() {}

    static byte[] line(RecordingHeader header) {
        return lineOf(header);
    }

    static byte[] line(Moment moment) {
        return lineOf(moment);
    }

    private static byte[] lineOf(Object value) {
        try {
            byte[] json = EngineJson.MAPPER.writeValueAsBytes(value);
            byte[] line = Arrays.copyOf(json, json.length + 1);
            line[json.length] = '\n';
            return line;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a record that cannot be written: " + value.getClass(), e);
        }
    }

    /** @throws RecordingException when it is none, or one of another version */
    static RecordingHeader header(String line) throws RecordingException {
        RecordingHeader header = read(1, line, RecordingHeader.class);
        if (header.version() != RecordingHeader.VERSION) {
            throw new RecordingException("this is a recording of version " + header.version() + ", version "
                    + RecordingHeader.VERSION + " can be played: take the ifacerctl of the ifacerd that made it");
        }
        return header;
    }

    static Moment moment(int number, String line) throws RecordingException {
        return read(number, line, Moment.class);
    }

    private static <T> T read(int number, String line, Class<T> type) throws RecordingException {
        try {
            return EngineJson.MAPPER.readValue(line.getBytes(StandardCharsets.UTF_8), type);
        } catch (IOException e) {
            String reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            throw new RecordingException("line " + number + " cannot be read: " + reason);
        }
    }
}
