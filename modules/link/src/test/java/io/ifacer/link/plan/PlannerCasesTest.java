package io.ifacer.link.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.LinkText;
import io.ifacer.link.desired.DesiredText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One folder a case below {@code src/test/resources/planner}: {@code observed} and {@code desired} in the words of
 * {@link LinkText} and {@link DesiredText}, and {@code plan}: the steps, or {@code problem CAUSE: message}, then the
 * notices. Lines of {@code desired} that start with {@code with} set what surrounds the case: {@code with vlanIdScope
 * lower}, {@code with onConflict reject}, {@code with created bond0} or {@code with attached ens192} (by this very
 * request), {@code with allowAddressedPorts}. All links have been inspected and carry nothing, but {@code with uninspected
 * ens192}, {@code with address ens192 192.0.2.10/24} and {@code with route ens192 default via 192.0.2.1}.
 */
class PlannerCasesTest {

    private static final Path CASES = Path.of("src/test/resources/planner");

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
        }
    }

    @Test
    void whoeverDrawsACaseHasAllThreeFiles() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            assertThat(folders)
                    .hasSizeGreaterThan(40)
                    .allSatisfy(folder -> assertThat(folder)
                            .isDirectoryContaining("glob:**/observed")
                            .isDirectoryContaining("glob:**/desired")
                            .isDirectoryContaining("glob:**/plan"));
        }
    }

    private static void check(Path folder) {
        List<String> lines = read(folder.resolve("desired"));
        List<String> with = lines.stream()
                .filter(line -> line.startsWith("with "))
                .map(line -> line.substring("with ".length()))
                .toList();
        lines = lines.stream().filter(line -> !line.startsWith("with ")).toList();
        LinkTable table = new LinkTable();
        List<Link> observed = LinkText.links(String.join("\n", read(folder.resolve("observed"))));
        table.replace(observed);

        Plan plan = new Planner(policy(with))
                .plan(
                        DesiredText.links(String.join("\n", lines)),
                        table,
                        named("created", with),
                        findings(with, observed));

        assertThat(describe(plan)).containsExactlyElementsOf(read(folder.resolve("plan")));
        assertThat(plan.problem() == null || !plan.problem().remedy().isBlank())
                .as("a problem says what to do about it")
                .isTrue();
    }

    private static PlanPolicy policy(List<String> with) {
        return new PlanPolicy(
                with.contains("vlanIdScope lower") ? PlanPolicy.VlanIdScope.LOWER : PlanPolicy.VlanIdScope.NODE,
                with.contains("onConflict reject"),
                with.contains("allowAddressedPorts"));
    }

    private static Findings findings(List<String> with, List<Link> observed) {
        Findings findings = Findings.NONE;
        for (Link link : observed) {
            if (!named("uninspected", with).contains(link.name())) {
                findings = findings.withInspected(link.ifindex(), InspectedText.of(link.name(), with));
            }
        }
        for (String port : named("attached", with)) {
            findings = findings.withAttached(port);
        }
        return findings;
    }

    private static Set<String> named(String word, List<String> with) {
        return with.stream()
                .filter(words -> words.startsWith(word + " "))
                .flatMap(words -> Arrays.stream(words.split(" ", -1)).skip(1))
                .collect(java.util.stream.Collectors.toSet());
    }

    private static List<String> describe(Plan plan) {
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

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
