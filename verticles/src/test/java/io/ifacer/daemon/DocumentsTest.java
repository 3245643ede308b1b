package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.engine.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is written about the daemon's events and figures holds. */
@Timeout(60)
class DocumentsTest {

    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", ".")).resolve("..").normalize();

    @TempDir
    private Path folder;

    @Test
    void theReadmeListsEveryTypeOfEventAndNoOther() throws IOException {
        Set<String> types = new TreeSet<>(Set.of("events.missed"));
        Arrays.stream(Event.Type.values()).map(Event.Type::id).forEach(types::add);

        Set<String> listed = new TreeSet<>();
        for (String row : section("### The events").split("\n", -1)) {
            if (row.startsWith("| `")) {
                listed.addAll(all("`([a-z]+\\.[a-z]+)`", row.substring(0, row.indexOf('|', 1))));
            }
        }
        assertThat(listed).isEqualTo(types);
    }

    @Test
    void theReadmeNamesFiguresThatThereAre() throws IOException, TimeoutException {
        Set<String> there = all("(?m)^([a-z_]+)[{ ]", Scrape.afterARepair(folder));

        Set<String> named = all("\\| `(ifacer_[a-z_]+)`", section("### Figures and alerts"));
        assertThat(named).hasSizeGreaterThan(5);
        for (String figure : named) {
            assertThat(there).as(figure).anyMatch(name -> name.equals(figure) || name.equals(figure + "_count"));
        }
    }

    /** What stands under a heading of the README, up to the next one. */
    private static String section(String heading) throws IOException {
        String readme = Files.readString(PROJECT.resolve("README.md"));
        int start = readme.indexOf("\n" + heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        return readme.substring(start, readme.indexOf("\n##", start + 1 + heading.length()));
    }

    private static Set<String> all(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Pattern.compile(pattern).matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }
}
