package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.invisibilityOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What people do with the page, and what a large or an ill-willed node does to it. */
@Timeout(180)
class PageUseTest extends PageCase {

    @Test
    void aLinksStoryOpensOnAClickAndWithoutAMouse() throws IOException {
        Page page = openWithPods();
        node().unplug("ens160");
        page.untilHeadline("1 of 4 links needs attention");

        page.find(Page.card("bond0")).click();
        page.until(visibilityOfElementLocated(By.id("story")));
        assertThat(page.story().getText())
                .contains("Bond of ens192, ens160, made by ifacer; under bond0.200, bond0.201.")
                .containsSubsequence("What is wrong", "ens160 does not exist", "What happens next", "as soon as")
                .containsSubsequence("What happened", "link.blocked", "waiting for a port", "link.created")
                .containsSubsequence("≠ ports ens192, ens160 ens192", "net / c1 / eth0", "net / c3 / eth0");
        page.assertAccessible();
        page.find(By.id("story-close")).click();
        page.until(invisibilityOfElementLocated(By.id("story")));

        tabTo("ens224.300");
        driver().switchTo().activeElement().sendKeys(Keys.ENTER);
        page.until(visibilityOfElementLocated(By.id("story")));
        assertThat(page.story().getText()).contains("VLAN 300 on ens224, made by ifacer.");
        driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        page.until(invisibilityOfElementLocated(By.id("story")));
        assertThat(driver().switchTo().activeElement().getDomAttribute("data-name"))
                .as("where it was before")
                .isEqualTo("ens224.300");
        assertThat(browser().complaints()).isEmpty();
    }

    /** As somebody does who has only a keyboard. */
    private static void tabTo(String link) {
        for (int presses = 0; presses < 50; presses++) {
            driver().switchTo().activeElement().sendKeys(Keys.TAB);
            WebElement focused = driver().switchTo().activeElement();
            if (link.equals(focused.getDomAttribute("data-name")) && "card".equals(focused.getDomAttribute("class"))) {
                return;
            }
        }
        throw new AssertionError("the Tab key does not lead to the card of " + link);
    }

    @Test
    void namesThatLookLikeMarkupStayText() throws IOException {
        node().plugIn("<i>ens9");
        node().plugIn("<img");
        node().add("c9", "\"interfaces\":[\"<i>ens9\",\"<img\"],\"bond\":{\"name\":\"<script>1&amp;\",\"mode\":0}");
        Page page = open();

        page.untilHeadline("The link is as wanted");
        page.untilCard("<script>1&amp;", "<script>1&amp;", "as wanted", "bond, balance-rr · 1 pod");
        page.untilCard("<i>ens9", "<i>ens9", "up", "port");
        page.find(Page.card("<img")).click();
        page.until(visibilityOfElementLocated(By.id("story")));
        assertThat(page.story().getText()).contains("<img", "under <script>1&amp;");
        assertThat(driver().findElements(By.cssSelector("main img, main script, #picture i, dialog img")))
                .isEmpty();
        assertThat(browser().complaints()).isEmpty();
    }

    @Test
    void fiveHundredVlansFoldAndThoseInTroubleComeFirst() throws IOException {
        StringBuilder declared = new StringBuilder("declared:\n");
        for (int id = 1; id <= 500; id++) {
            declared.append("  - {interfaces: [ens192, ens160], bond: {name: bond0, mode: 1}, vlanID: ")
                    .append(id)
                    .append("}\n");
        }
        node().declare(declared.toString());
        Page page = open();
        page.untilHeadline("All 501 links as wanted");
        By vlans = By.cssSelector("#picture .vlans .card");
        By more = By.cssSelector("#picture .more");
        assertThat(driver().findElements(vlans)).hasSize(12);

        node().change(model -> model.remove("bond0.444")); // making it when it was declared was its first repair
        page.until(none -> page.find(vlans).getText().startsWith("bond0.444\nmissing, repair waits"));
        page.find(more).click();
        page.until(none -> driver().findElements(vlans).size() == 500);
        assertThat(page.find(more).getText()).isEqualTo("Show fewer");

        browser().resize(400, 900);
        assertThat(page.script("return document.documentElement.scrollWidth"))
                .as("the width of all that there is")
                .isEqualTo(400L);
        page.photograph("crowded-narrow");
        assertThat(browser().complaints()).isEmpty();
    }
}
