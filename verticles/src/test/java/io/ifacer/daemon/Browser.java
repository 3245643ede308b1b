package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, as the distribution has it: nothing is downloaded. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    /** Says at every start that it knows no DevTools of this Chromium's version, which nothing here needs. */
    private static final Logger DEVTOOLS_FINDER = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    private final ChromeDriver driver;
    private final Path folder;

    private Browser(ChromeDriver driver, Path folder) {
        this.driver = driver;
        this.folder = folder;
    }

    /**
     * Starts it with the driver that the variable IFACER_CHROMEDRIVER names, which has to be there then, as under
     * deploy/verify; else with Debian's. Where there is none the test is not run.
     */
    static Browser start() throws IOException {
        String named = System.getenv("IFACER_CHROMEDRIVER");
        Path program = named == null ? DRIVER : Path.of(named);
        if (named != null) {
            assertThat(List.of(CHROMIUM, program)).as("IFACER_CHROMEDRIVER").allMatch(Files::isExecutable);
        } else if (!Files.isExecutable(CHROMIUM) || !Files.isExecutable(DRIVER)) {
            abort("no " + CHROMIUM + " or no " + DRIVER + ": the packages chromium and chromium-driver bring them, and"
                    + " deploy/verify installs those");
        }
        DEVTOOLS_FINDER.setLevel(Level.SEVERE);
        Path folder = Files.createTempDirectory("browser");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program.toFile())
                .withEnvironment(Map.of("TMPDIR", folder.toString()))
                .build();
        return new Browser(new ChromeDriver(service, options()), folder);
    }

    private static ChromeOptions options() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        // no sandbox: it refuses to start as root; no /dev/shm: a container's is too small for it
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars");
        options.addArguments("--no-first-run", "--disable-background-networking", "--disable-component-update");
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
        return options;
    }

    ChromeDriver driver() {
        return driver;
    }

    /** What a page's console has had to complain of since the last call. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Goes away from the page, and forgets what it complained of. */
    void leave() {
        driver.get("about:blank");
        complaints();
    }

    /** @param scheme {@code light} or {@code dark}, as people set it in their system */
    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void resize(int widthPixels, int heightPixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", widthPixels, "height", heightPixels, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Ends it, and takes away what Chromium leaves lying about; a straggler of its processes may still write there. */
    @Override
    public void close() throws IOException {
        driver.quit();
        try (Stream<Path> left = Files.walk(folder)) {
            left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (UncheckedIOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
