package io.ifacer.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The inputs that are kept of a target, in base64, one a line: {@code corpus/TARGET.txt} has those that lead far,
 * {@code findings/TARGET.txt} those that broke the law once. Lines that start with {@code #} say what they are.
 */
public final class Corpus {

    private static final int MOST_INPUTS = 300;
    private static final int MOST_BYTES = 2048;

    private Corpus() {}

    /** Entry point: {@code unpack TARGET HOME FOLDER} before the fuzzer runs, {@code pack TARGET HOME FOLDER} after it. */
    public static void main(String[] arguments) throws IOException {
        Target target = Target.called(arguments[1]);
        Path home = Path.of(arguments[2]);
        Path folder = Path.of(arguments[3]);
        switch (arguments[0]) {
            case "unpack" -> unpack(kept(home, target), folder);
            case "pack" -> pack(folder, file(home, "corpus", target));
            default -> throw new IllegalArgumentException("wanted unpack or pack, found " + arguments[0]);
        }
    }

    /** All that is kept of a target. */
    static List<byte[]> kept(Path home, Target target) throws IOException {
        List<byte[]> inputs = new ArrayList<>();
        for (String kind : List.of("corpus", "findings")) {
            Path file = file(home, kind, target);
            if (Files.exists(file)) {
                Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                        .filter(line -> !line.startsWith("#") && !line.isBlank())
                        .map(Base64.getDecoder()::decode)
                        .forEach(inputs::add);
            }
        }
        return inputs;
    }

    private static Path file(Path home, String kind, Target target) {
        return home.resolve(kind).resolve(target.word() + ".txt");
    }

    private static void unpack(List<byte[]> inputs, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int number = 0; number < inputs.size(); number++) {
            Files.write(folder.resolve("kept-" + number), inputs.get(number));
        }
    }

    /** The smallest ones, in the order of the alphabet: a diff of the file is short. */
    private static void pack(Path folder, Path file) throws IOException {
        Set<String> lines = new TreeSet<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path input :
                    found.sorted(Comparator.comparingLong(Corpus::bytes)).toList()) {
                if (lines.size() < MOST_INPUTS && bytes(input) <= MOST_BYTES) {
                    lines.add(Base64.getEncoder().encodeToString(Files.readAllBytes(input)));
                }
            }
        }
        Files.write(file, lines, StandardCharsets.US_ASCII);
    }

    private static long bytes(Path file) {
        return file.toFile().length();
    }
}
