package io.ifacer.fuzz;

import io.ifacer.link.desired.Memo;
import io.ifacer.store.disk.ModelDisk;
import io.ifacer.store.memory.Memory;
import io.ifacer.store.memory.Remembered;
import io.ifacer.store.recording.Recording;
import io.ifacer.store.recording.Replay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/**
 * Whatever is on the disk, the start goes on; and what was read of it can be saved and is read again. The first byte says
 * which file the others are, and whether the checksums are to fit, which no fuzzer would come by.
 */
final class StoredLaw {

    private static final Path STATE = Path.of("/state");
    private static final Path RUN = Path.of("/run");
    private static final Path LINKS = STATE.resolve("links.json");
    private static final Path ATTACHMENTS = RUN.resolve("attachments.log");

    private StoredLaw() {}

    static void holdFor(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
        switch (bytes[0] % 5) {
            case 0 -> remembered(LINKS, content);
            case 1 -> remembered(ATTACHMENTS, content);
            case 2 -> remembered(LINKS, document(lines(content)));
            case 3 -> remembered(ATTACHMENTS, log(lines(content)));
            default -> recorded(content);
        }
    }

    private static void remembered(Path file, byte[] content) {
        ModelDisk disk = new ModelDisk(new SplittableRandom(0));
        try {
            disk.makeFolder(STATE);
            disk.makeFolder(RUN);
            disk.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Memory memory = new Memory(disk, STATE, RUN);
        Remembered first = memory.load();
        List<Memo> memos = new ArrayList<>();
        memos.add(new Memo.Links(first.links()));
        first.holdings().forEach(holding -> memos.add(new Memo.Attached(holding)));
        memory.save(memos).forEach(failure -> Law.require(failure.isEmpty(), "not saved: " + failure));
        Remembered second = new Memory(disk, STATE, RUN).load();
        Law.require(
                second.links().equals(first.links()) && second.holdings().equals(first.holdings()),
                "read " + first + ", and when that was saved " + second);
    }

    private static void recorded(byte[] content) {
        try {
            Path file = Files.createTempFile("recording", ".jsonl");
            try {
                Files.write(file, content);
                new Replay(Recording.read(file)).run(turn -> {});
            } finally {
                Files.delete(file);
            }
        } catch (IOException refused) {
            // the one way to say that it cannot be played
        }
    }

    private static List<String> lines(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).lines().toList();
    }

    /** As LinksDocument and AttachmentLine of the store write them. */
    private static byte[] document(List<String> links) {
        return ("{\"version\":1,\"crc32c\":\"" + checksum(String.join("\n", links)) + "\",\"links\":["
                        + String.join(",", links) + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] log(List<String> lines) {
        return lines.stream()
                .map(line -> checksum(line) + " " + line + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }
}
