package io.ifacer.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page in a real browser, against the whole daemon on the fake kernel. Pictures of it are in {@code target/page}. */
abstract class PageCase {

    static final String ALL_WELL = "All 4 links as wanted";
    static final String TIME = "\\d\\d:\\d\\d:\\d\\d";

    private static Browser browser;

    @TempDir
    private Path folder;

    private WatchedNode node;

    @RegisterExtension
    private final RecordingOnFailure recordings = new RecordingOnFailure(() -> folder);

    @BeforeAll
    static void openBrowser() throws IOException {
        browser = Browser.start();
    }

    @AfterAll
    static void closeBrowser() throws IOException {
        if (browser != null) {
            browser.close();
            browser = null;
        }
    }

    @BeforeEach
    void startNode() throws IOException {
        node = new WatchedNode(folder);
    }

    @AfterEach
    void stopNode() throws TimeoutException {
        browser.leave();
        node.close();
    }

    static Browser browser() {
        return browser;
    }

    static ChromeDriver driver() {
        return browser.driver();
    }

    WatchedNode node() {
        return node;
    }

    Page open() {
        return Page.open(browser, node.port());
    }

    /** The page of a node on which all is well. */
    Page openWithPods() throws IOException {
        node.addPods();
        Page page = open();
        page.untilHeadline(ALL_WELL);
        return page;
    }

    /** Somebody deletes a link, and again once it is repaired: the second repair waits. */
    void deleteTwice(Page page, String link) {
        node.change(model -> model.remove(link));
        page.untilEvent(".* link.repaired " + link + " .*");
        node.change(model -> model.remove(link));
    }
}
