package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The systemd unit, what the README says of it, and what the daemon does belong together. */
class UnitFileTest {

    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", ".")).resolve("..").normalize();

    private static final Pattern SETTING = Pattern.compile("`([A-Za-z0-9]+=[^`]+)`");

    /** Who it is and where it belongs: its own file's business. */
    private static final Set<String> PLACE =
            Set.of("Description", "Documentation", "Before", "After", "ExecStart", "WantedBy");

    @Test
    void theReadmeTellsEverySettingAndNoOther() throws IOException {
        List<String> told = new ArrayList<>();
        for (String row : section().split("\n", -1)) {
            if (row.startsWith("| `")) {
                String settings = row.substring(0, row.indexOf('|', 1));
                SETTING.matcher(settings).results().map(found -> found.group(1)).forEach(told::add);
            }
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(settings());
    }

    @Test
    void itWaitsForTheDaemonsOwnWord() throws IOException {
        assertThat(settings()).contains("Type=notify").anyMatch(setting -> setting.startsWith("WatchdogSec="));
    }

    /** 69 is bin/ifacerd's; the JVM makes 143 of SIGTERM. */
    @Test
    void whereAnotherStartDoesNotHelpThereIsNone() throws IOException {
        assertThat(settings())
                .contains(
                        "RestartPreventExitStatus=69 " + StartFailure.CANNOT_CREATE + " " + StartFailure.CONFIGURATION)
                .contains("SuccessExitStatus=143");
        assertThat(Files.readString(PROJECT.resolve("deploy/bin/ifacerd"))).contains("exit 69");
    }

    @Test
    void everyExitCodeIsInTheReadme() throws IOException {
        Set<String> codes = new TreeSet<>();
        Pattern.compile("(?m)^\\| ([0-9]+) \\|")
                .matcher(between("## Install", "### As a service"))
                .results()
                .map(found -> found.group(1))
                .forEach(codes::add);
        assertThat(codes)
                .containsExactly(
                        "69",
                        Integer.toString(StartFailure.SOFTWARE),
                        Integer.toString(StartFailure.SYSTEM),
                        Integer.toString(StartFailure.CANNOT_CREATE),
                        Integer.toString(StartFailure.CONFIGURATION));
    }

    /** Every line but comments, headings, and what is about the unit's place. */
    private static List<String> settings() throws IOException {
        return Files.readAllLines(PROJECT.resolve("deploy/host/ifacerd.service")).stream()
                .filter(line -> line.matches("[A-Za-z0-9]+=.*"))
                .filter(line -> !PLACE.contains(line.substring(0, line.indexOf('='))))
                .toList();
    }

    private static String section() throws IOException {
        return between("### As a service", "## Links without a pod");
    }

    private static String between(String from, String to) throws IOException {
        String readme = Files.readString(PROJECT.resolve("README.md"));
        int start = readme.indexOf("\n" + from + "\n");
        int end = readme.indexOf("\n" + to + "\n");
        assertThat(start).as(from).isNotNegative();
        assertThat(end).as(to).isGreaterThan(start);
        return readme.substring(start, end);
    }
}
