package io.ifacer.link.plan;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.LinkText;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.DesiredText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * One case of the planner: files of lines, of which empty ones and those that start with {@code #} do not count. {@code
 * observed} is in the words of {@link LinkText} and {@code desired} in those of {@link DesiredText}, with lines that start
 * with {@code with} for what surrounds the case.
 */
record CaseFolder(Path path) {

    /** A case that checks a folder. */
    interface Check {
        void of(CaseFolder folder);
    }

    static Stream<DynamicTest> tests(Path cases, Check check) throws IOException {
        try (Stream<Path> folders = Files.list(cases)) {
            return folders.sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(
                            folder.getFileName().toString(), () -> check.of(new CaseFolder(folder))));
        }
    }

    LinkTable observed() {
        LinkTable table = new LinkTable();
        table.replace(observedLinks());
        return table;
    }

    List<Link> observedLinks() {
        return LinkText.links(String.join("\n", lines("observed")));
    }

    List<DesiredLink> desired() {
        List<String> links = lines("desired").stream()
                .filter(line -> !line.startsWith("with "))
                .toList();
        return DesiredText.links(String.join("\n", links));
    }

    /** What follows {@code with} and this word, one a line. */
    List<String> with(String word) {
        String start = "with " + word + " ";
        return lines("desired").stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .toList();
    }

    /** The words that follow {@code with} and this word. */
    List<String> wordsWith(String word) {
        return with(word).stream()
                .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                .toList();
    }

    List<String> lines(String file) {
        try {
            return Files.readAllLines(path.resolve(file)).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All links have been inspected, but those that are named, and carry what the case says. */
    static Findings findings(CaseFolder folder) {
        Findings findings = Findings.NONE;
        for (Link link : folder.observedLinks()) {
            if (!folder.wordsWith("uninspected").contains(link.name())) {
                StepOutcome.Inspected carried = InspectedText.of(
                        link.name(), folder.with("address"), folder.with("route"), folder.with("neighbour"));
                findings = findings.withInspected(link.ifindex(), carried);
            }
        }
        for (String port : folder.wordsWith("attached")) {
            findings = findings.withAttached(port);
        }
        return findings;
    }

    /** A plan as its file has it: the steps, {@code problem CAUSE: message}, the notices. */
    static List<String> describe(Plan plan) {
        List<String> lines = new ArrayList<>();
        plan.steps().forEach(step -> lines.add(step.describe()));
        if (plan.problem() != null) {
            lines.add(
                    "problem " + plan.problem().cause() + ": " + plan.problem().message());
        }
        plan.notices()
                .forEach(notice -> lines.add("notice " + notice.kind() + " " + notice.link() + ": " + notice.text()));
        return lines;
    }
}
