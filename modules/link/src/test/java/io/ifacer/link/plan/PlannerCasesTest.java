package io.ifacer.link.plan;

import static org.assertj.core.api.Assertions.assertThat;

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
 * lower}, {@code with onConflict reject}, {@code with created bond0} (by this very request).
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
        table.replace(LinkText.links(String.join("\n", read(folder.resolve("observed")))));

        Plan plan = new Planner(policy(with)).plan(DesiredText.links(String.join("\n", lines)), table, created(with));

        assertThat(describe(plan)).containsExactlyElementsOf(read(folder.resolve("plan")));
        assertThat(plan.problem() == null || !plan.problem().remedy().isBlank())
                .as("a problem says what to do about it")
                .isTrue();
    }

    private static PlanPolicy policy(List<String> with) {
        return new PlanPolicy(
                with.contains("vlanIdScope lower") ? PlanPolicy.VlanIdScope.LOWER : PlanPolicy.VlanIdScope.NODE,
                with.contains("onConflict reject"));
    }

    private static Set<String> created(List<String> with) {
        return with.stream()
                .filter(words -> words.startsWith("created "))
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
