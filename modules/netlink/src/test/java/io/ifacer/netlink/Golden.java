package io.ifacer.netlink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Captures of a real kernel: {@code golden/FOLDER/NAME.hex}, bytes in hexadecimal, comments from # to the end of the line.
 */
public final class Golden {

    private static final Path ROOT = root();

    private final String name;
    private final byte[] bytes;

    private Golden(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /** Folder and file name, without the ending. */
    public String name() {
        return name;
    }

    /** The datagram, little endian. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Reads one capture, "links/vlan". */
    public static Golden read(String name) {
        return read(ROOT.resolve(name + ".hex"));
    }

    /** Reads all captures of a folder, by name. */
    public static List<Golden> folder(String folder) {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.sorted().map(Golden::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A buffer over a copy of the bytes, direct as a socket's, in the order of the machine they come from. */
    public ByteBuffer buffer() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        return buffer.put(bytes).flip();
    }

    /** A cursor on the first message. */
    public MessageReader message() {
        MessageReader reader = new MessageReader().wrap(buffer());
        reader.next();
        return reader;
    }

    @Override
    public String toString() {
        return name;
    }

    private static Golden read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            String hex = lines.map(line -> line.replaceFirst("#.*", "").replace(" ", ""))
                    .collect(Collectors.joining());
            String name = ROOT.relativize(file).toString().replaceFirst("\\.hex$", "");
            return new Golden(name, HexFormat.of().parseHex(hex));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        try {
            return Path.of(Golden.class.getResource("/golden").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError("test resources are files", e);
        }
    }
}
