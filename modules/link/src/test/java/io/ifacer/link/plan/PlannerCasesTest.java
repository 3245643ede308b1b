package io.ifacer.link.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One folder a case below {@code src/test/resources/planner}: {@code observed}, {@code desired}, and {@code plan}: the
 * steps, or the problem, then the notices. What surrounds a case: {@code with vlanIdScope lower}, {@code with onConflict
 * reject}, {@code with created bond0} or {@code with attached ens192} (by this very request), {@code with
 * allowAddressedPorts yes}. All links have been inspected and carry nothing, but {@code with uninspected ens192}, {@code
 * with address ens192 192.0.2.10/24} and {@code with route ens192 default via 192.0.2.1}.
 */
class PlannerCasesTest {

    private static final Path CASES = Path.of("src/test/resources/planner");

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return CaseFolder.tests(CASES, PlannerCasesTest::check);
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

    private static void check(CaseFolder folder) {
        Plan plan = new Planner(policy(folder))
                .plan(
                        folder.desired(),
                        folder.observed(),
                        Set.copyOf(folder.wordsWith("created")),
                        CaseFolder.findings(folder));

        assertThat(CaseFolder.describe(plan)).containsExactlyElementsOf(folder.lines("plan"));
        assertThat(plan.problem() == null || !plan.problem().remedy().isBlank())
                .as("a problem says what to do about it")
                .isTrue();
    }

    private static PlanPolicy policy(CaseFolder folder) {
        return new PlanPolicy(
                folder.with("vlanIdScope").contains("lower")
                        ? PlanPolicy.VlanIdScope.LOWER
                        : PlanPolicy.VlanIdScope.NODE,
                folder.with("onConflict").contains("reject"),
                folder.with("allowAddressedPorts").contains("yes"),
                folder.with("missingPorts").contains("wait"),
                !folder.with("allowAdvertisedPorts").contains("no"));
    }
}
