package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page as a person finds it: by what it says. Whatever is to come is waited for. */
final class Page {

    private static final Path SHOTS =
            Path.of(System.getProperty("basedir", "."), "target", "page").normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Browser browser;
    private final ChromeDriver driver;

    private Page(Browser browser) {
        this.browser = browser;
        this.driver = browser.driver();
    }

    /** Opens it anew. */
    static Page open(Browser browser, int port) {
        browser.resize(1280, 900);
        browser.prefer("light");
        browser.driver().get("http://127.0.0.1:" + port + "/");
        Page page = new Page(browser);
        page.until(By.id("connection"), "live");
        page.driver.executeScript("window.isTheSame = true");
        return page;
    }

    void untilHeadline(String text) {
        until(By.id("headline"), text);
    }

    /** Waits until a link's card in the picture says all this, line by line. */
    void untilCard(String link, String... lines) {
        until(card(link), String.join("\n", lines));
    }

    private void until(By where, String text) {
        until(ExpectedConditions.textToBe(where, text));
    }

    <T> T until(ExpectedCondition<T> condition) {
        return new WebDriverWait(driver, PATIENCE)
                .pollingEvery(LOOK_EVERY)
                .ignoring(StaleElementReferenceException.class)
                .until(condition);
    }

    static By card(String link) {
        return By.cssSelector("#picture .card[data-name='" + link + "']");
    }

    /** The shape beside a link's state. */
    String shape(String link) {
        WebElement use = find(card(link)).findElement(By.cssSelector("use"));
        return String.valueOf(use.getDomAttribute("href"));
    }

    /** Waits until what needs attention are these entries, each in one line. */
    void untilAttention(String... regexes) {
        until(none -> {
            List<String> entries = texts("#attention li");
            return entries.size() == regexes.length
                    && IntStream.range(0, regexes.length)
                            .allMatch(i -> entries.get(i).matches(regexes[i]));
        });
    }

    /** Waits until an event is shown whose text, in one line, matches this. */
    void untilEvent(String regex) {
        until(none -> texts("#events li").stream().anyMatch(event -> event.matches(regex)));
    }

    /** In one go: an element may be another by the time one asks it for its text, and there may be hundreds. */
    private List<String> texts(String selector) {
        List<?> texts = (List<?>) driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map((element) => element.innerText)", selector);
        return texts.stream()
                .map(text -> text.toString().replaceAll("\\s+", " ").strip())
                .toList();
    }

    WebElement story() {
        return find(By.id("story"));
    }

    WebElement find(By where) {
        return driver.findElement(where);
    }

    Object script(String script) {
        return driver.executeScript(script);
    }

    /** What is shown now came without the page being loaded again. */
    void assertSameAsOpened() {
        assertThat(script("return window.isTheSame")).as("was not loaded again").isEqualTo(true);
    }

    /** Nothing on it keeps people out who do not see, do not see colours, or have no mouse; as far as axe-core can tell. */
    void assertAccessible() {
        for (String scheme : List.of("light", "dark")) {
            browser.prefer(scheme);
            Results results = new AxeBuilder().analyze(driver);
            assertThat(results.getErrorMessage()).as("axe-core ran").isNull();
            assertThat(results.getPasses())
                    .as("rules that found something to look at")
                    .hasSizeGreaterThan(20);
            assertThat(results.getViolations()).as("in %s", scheme).isEmpty();
        }
    }

    /** Keeps how it looks, in light and in dark, for people to look at. */
    void photograph(String name) throws IOException {
        Files.createDirectories(SHOTS);
        for (String scheme : List.of("dark", "light")) {
            browser.prefer(scheme);
            Files.write(SHOTS.resolve(name + "-" + scheme + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        }
    }
}
