package io.ifacer.store.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A recording that has been read.
 *
 * @param rebuilding what brings a new engine to where the recording begins
 * @param moments what was recorded from there on
 * @param cutShort whether its last line is not whole, as when the process was killed: it is left out
 */
public record Recording(RecordingHeader header, List<Moment> rebuilding, List<Moment> moments, boolean cutShort) {

    public Recording {
        rebuilding = List.copyOf(rebuilding);
        moments = List.copyOf(moments);
    }

    /**
     * Reads a file.
     *
     * @throws RecordingException when it is not a recording that this version can play
     * @throws IOException when it cannot be read
     */
    public static Recording read(Path file) throws IOException {
        return parse(Files.readString(file, StandardCharsets.UTF_8));
    }

    static Recording parse(String text) throws RecordingException {
        int end = text.lastIndexOf('\n') + 1;
        List<String> lines = text.substring(0, end).lines().toList();
        if (lines.isEmpty()) {
            throw new RecordingException("it has not one whole line");
        }
        RecordingHeader header = RecordingText.header(lines.get(0));
        List<Moment> moments = new ArrayList<>(lines.size());
        for (int i = 1; i < lines.size(); i++) {
            moments.add(RecordingText.moment(i + 1, lines.get(i)));
        }
        if (moments.size() < header.rebuilding()) {
            throw new RecordingException(
                    "it ends before the " + header.rebuilding() + " lines that rebuild its beginning");
        }
        return new Recording(
                header,
                moments.subList(0, header.rebuilding()),
                moments.subList(header.rebuilding(), moments.size()),
                end < text.length());
    }
}
