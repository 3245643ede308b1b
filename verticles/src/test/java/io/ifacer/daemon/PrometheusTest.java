package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus takes the figures, the alert rules and every query of the dashboard; and those name figures that there are. */
@Timeout(120)
class PrometheusTest {

    private static final Path FILES = Path.of(System.getProperty("basedir", "."))
            .resolve("../deploy/prometheus")
            .normalize();
    private static final Path RULES = FILES.resolve("ifacer-alerts.yaml");
    private static final Path TESTS = FILES.resolve("ifacer-alerts.test.yaml");
    private static final Path DASHBOARD = FILES.resolve("grafana-dashboard.json");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** Prometheus makes this one itself, of each server that it asks. */
    private static final Set<String> ITS_OWN = Set.of("up");

    @TempDir
    private Path folder;

    @Test
    void theFiguresPassItsLinter() throws Exception {
        Promtool promtool = Promtool.find();

        promtool.accepts(Scrape.afterARepair(folder), "check", "metrics");
    }

    @Test
    void theRulesAreRulesAndDoWhatTheirTestsSay() throws Exception {
        Promtool promtool = Promtool.find();

        promtool.accepts("", "check", "rules", RULES.toString());
        promtool.accepts("", "test", "rules", TESTS.toString());
    }

    @Test
    void everyAlertIsSeenToBeRaisedAndNotToBeRaised() throws IOException {
        Set<String> raised = new TreeSet<>();
        Set<String> silent = new TreeSet<>();
        for (JsonNode test : YAML.readTree(TESTS.toFile()).path("tests")) {
            for (JsonNode seen : test.path("alert_rule_test")) {
                (seen.path("exp_alerts").isEmpty() ? silent : raised)
                        .add(seen.path("alertname").asText());
            }
        }
        assertThat(raised).isEqualTo(alerts());
        assertThat(silent).isEqualTo(alerts());
    }

    @Test
    void everyQueryOfTheDashboardIsOne() throws Exception {
        Promtool promtool = Promtool.find();
        List<Map<String, String>> rules = queries().stream()
                .map(query -> Map.of("record", "dashboard:query", "expr", query.replace("$instance", "n1")))
                .toList();
        Path file = folder.resolve("queries.yaml");
        YAML.writeValue(file.toFile(), Map.of("groups", List.of(Map.of("name", "dashboard", "rules", rules))));

        // the rules need no names of their own: nothing evaluates them
        promtool.accepts("", "check", "rules", "--lint=none", file.toString());
    }

    @Test
    void rulesAndDashboardNameFiguresThatAScrapeHas() throws IOException, TimeoutException {
        Set<String> there = all("(?m)^([a-z_]+)[{ ]", Scrape.afterARepair(folder));

        assertThat(there).contains("ifacer_cni_request_seconds_bucket", "ifacer_bond_port_up");
        assertThat(there).containsAll(figuresIn(expressions()));
        assertThat(there).containsAll(figuresIn(queries()));
    }

    private static Set<String> alerts() throws IOException {
        Set<String> names = new TreeSet<>();
        rules().forEach(rule -> names.add(rule.path("alert").asText()));
        assertThat(names).hasSizeGreaterThan(5);
        return names;
    }

    private static List<String> expressions() throws IOException {
        return rules().stream().map(rule -> rule.path("expr").asText()).toList();
    }

    private static List<JsonNode> rules() throws IOException {
        return YAML.readTree(RULES.toFile()).findValue("rules").valueStream().toList();
    }

    private static List<String> queries() throws IOException {
        List<String> queries = new ObjectMapper()
                .readTree(DASHBOARD.toFile()).findValuesAsText("expr").stream().toList();
        assertThat(queries).hasSizeGreaterThan(10);
        return queries;
    }

    /** Whatever stands where a name of a figure can: before the braces or brackets of a selector, or alone. */
    private static Set<String> figuresIn(List<String> expressions) {
        Set<String> figures = new TreeSet<>();
        for (String expression : expressions) {
            String bare = expression.replaceAll("\\{[^}]*}|\\[[^]]*]", " ").replaceAll("\\bby \\([^)]*\\)", " ");
            figures.addAll(all("\\b([a-z][a-z_]+)\\b(?! *\\()", bare));
        }
        figures.removeAll(Set.of("or", "and", "unless"));
        figures.removeAll(ITS_OWN);
        assertThat(figures).hasSizeGreaterThan(5);
        return figures;
    }

    private static Set<String> all(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Pattern.compile(pattern).matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }
}
