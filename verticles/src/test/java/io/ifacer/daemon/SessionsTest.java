package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.ctl.Ifacerctl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sessions that the README shows print what they say. They are typed one after the other on one node; times, durations and
 * the node's name are those of the day.
 */
@Timeout(120)
class SessionsTest {

    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", ".")).resolve("..").normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CONFLIST = """
            {"cniVersion":"1.0.0","name":"net","plugins":[
              {"type":"ifacer","interfaces":["ens192","ens160"],"vlanID":200,"bond":{"name":"bond0","mode":1}},
              {"type":"macvlan","master":"bond0.200"}]}""";
    private static final String ADD =
            "{\"cniVersion\":\"1.0.0\",\"name\":\"net\",\"interfaces\":[\"ens192\",\"ens160\"],"
                    + "\"vlanID\":200,\"bond\":{\"name\":\"bond0\",\"mode\":1}}";

    /** A command with what it prints. */
    private record Typed(String command, List<String> printed) {}

    @TempDir
    private Path folder;

    private DaemonOnFakeKernel daemon;

    @BeforeEach
    void start() throws IOException {
        daemon = new DaemonOnFakeKernel(folder, model -> {
            model.addNic("ens192", 1500, false);
            model.addNic("ens160", 1500, false);
        });
        assertThat(Plugin.in(folder, "ADD").run(ADD).exitCode()).isZero();
        Files.writeString(folder.resolve("net.conflist"), CONFLIST);
    }

    @AfterEach
    void stop() throws TimeoutException {
        daemon.close();
    }

    @Test
    void printWhatTheReadmeSays() throws IOException {
        List<Typed> sessions = sessions();
        assertThat(sessions).hasSizeGreaterThan(5);
        for (Typed typed : sessions) {
            if (typed.command().startsWith("ip link del ")) {
                daemon.change(model -> model.remove(typed.command().substring("ip link del ".length())));
            } else {
                assertPrints(typed);
            }
        }
    }

    /** What a command of other hands brings about is there a moment later: it is asked again until it is. */
    private void assertPrints(Typed typed) {
        List<String> wanted =
                typed.printed().stream().map(SessionsTest::ofAnyDay).toList();
        long untilNanos = System.nanoTime() + PATIENCE.toNanos();
        List<String> found = run(typed.command());
        while (!found.equals(wanted) && System.nanoTime() - untilNanos < 0) {
            found = run(typed.command());
        }
        assertThat(found).as("$ %s", typed.command()).isEqualTo(wanted);
    }

    private List<String> run(String command) {
        String[] words = command.replace(
                        "net.conflist", folder.resolve("net.conflist").toString())
                .split(" ", -1);
        List<String> arguments = new ArrayList<>(Arrays.asList(words).subList(1, words.length));
        if (!arguments.get(0).equals("check")) {
            arguments.addAll(List.of("--socket", folder.resolve("api.sock").toString()));
        }
        StringWriter printed = new StringWriter();
        PrintWriter to = new PrintWriter(printed, true);
        Ifacerctl.commandLine().setOut(to).setErr(to).execute(arguments.toArray(new String[0]));
        return printed.toString().lines().map(SessionsTest::ofAnyDay).toList();
    }

    private static String ofAnyDay(String line) {
        return line.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME")
                .replaceAll("\\d+\\.\\d ms", "MILLIS")
                .replaceAll("ifindex: \\d+ -> \\d+", "ifindex: OLD -> NEW")
                .replaceAll("ifindex \\d+", "ifindex N")
                .replaceAll("^node +.*", "node NAME")
                .stripTrailing();
    }

    private static List<Typed> sessions() throws IOException {
        String readme = Files.readString(PROJECT.resolve("README.md"));
        int start = readme.indexOf("\n## ifacerctl\n");
        assertThat(start).as("the section about ifacerctl").isNotNegative();
        String section = readme.substring(start, readme.indexOf("\n## ", start + 1));
        String[] parts = section.split("```", -1);
        return Stream.iterate(1, i -> i < parts.length, i -> i + 2)
                .flatMap(i -> Stream.of(parts[i].split("(?m)^\\$ ", -1)).skip(1))
                .map(SessionsTest::typed)
                .toList();
    }

    private static Typed typed(String text) {
        List<String> lines = text.strip().lines().toList();
        return new Typed(lines.get(0), lines.subList(1, lines.size()));
    }
}
