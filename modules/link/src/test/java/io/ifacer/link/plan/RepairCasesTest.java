package io.ifacer.link.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.DesiredLink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * One folder a case below {@code src/test/resources/repair}: {@code observed}, {@code desired}, {@code plan}, and {@code
 * differences}. What surrounds a case: {@code with made bond0 7} (ifacer made it, with that ifindex), {@code with created
 * bond0} (by this very repair), what the ports carry as in {@link PlannerCasesTest}, {@code with refused set bond0 up} (a step of the plan that failed lately).
 */
class RepairCasesTest {

    private static final Path CASES = Path.of("src/test/resources/repair");

    private final Planner planner = new Planner(PlanPolicy.DEFAULT);

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return CaseFolder.tests(CASES, this::check);
    }

    private void check(CaseFolder folder) {
        List<DesiredLink> desired = folder.desired();
        LinkTable observed = folder.observed();

        Plan plan = planner.repair(desired, observed, known(folder, desired, observed));

        assertThat(CaseFolder.describe(plan)).as("plan").containsExactlyElementsOf(folder.lines("plan"));
        assertThat(planner.differences(desired, observed).stream().map(Difference::describe))
                .as("differences")
                .containsExactlyElementsOf(folder.lines("differences"));
        assertThat(plan.problem() == null || !plan.problem().remedy().isBlank())
                .as("a problem says what to do about it")
                .isTrue();
    }

    /** Refused steps are those of the plan without refusals that have the words; each has to be one. */
    private Known known(CaseFolder folder, List<DesiredLink> desired, LinkTable observed) {
        Map<String, Integer> made = new HashMap<>();
        for (String nameAndIfindex : folder.with("made")) {
            String[] words = nameAndIfindex.split(" ", -1);
            made.put(words[0], Integer.valueOf(words[1]));
        }
        Findings findings = CaseFolder.findings(folder);
        Known known = new Known(made, Set.copyOf(folder.wordsWith("created")), Set.of(), findings);
        List<String> refused = folder.with("refused");
        Set<Step> steps = new HashSet<>(planner.repair(desired, observed, known).steps());
        steps.removeIf(step -> !refused.contains(step.describe()));
        assertThat(steps).as("refused").hasSameSizeAs(refused);
        return new Known(made, known.created(), steps, findings);
    }
}
