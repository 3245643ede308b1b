package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.attributeToBe;
import static org.openqa.selenium.support.ui.ExpectedConditions.not;
import static org.openqa.selenium.support.ui.ExpectedConditions.textMatches;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBe;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.By;

/** What the page says of the node while things go wrong and right again. */
@Timeout(180)
class PageTest extends PageCase {

    /** What a browser says for itself of a daemon that is not there; no script can keep it from that. */
    private static final String GONE = ".*Failed to load resource: net::ERR_.*";

    @Test
    void aHealthyNodeIsSeenAsSuch() throws IOException {
        Page page = openWithPods();

        page.untilCard("ens192", "ens192", "up", "active port");
        page.untilCard("ens160", "ens160", "up", "standby port");
        page.untilCard("bond0", "bond0", "as wanted", "bond, active-backup · 3 pods");
        page.untilCard("bond0.200", "bond0.200", "as wanted", "VLAN 200 · 2 pods");
        page.untilCard("ens224.300", "ens224.300", "as wanted", "VLAN 300 · 1 pod");
        page.untilEvent(TIME + "\\.\\d+ link.created bond0.200 made for net/c1/eth0 \\(ifindex none → \\d+\\)");
        page.untilAttention();

        page.photograph("healthy");
        page.assertAccessible();
        assertThat(browser().complaints()).isEmpty();
    }

    @Test
    void anIncidentIsShownLiveFromItsBeginningToItsEnd() throws IOException {
        Page page = openWithPods();
        String healthyShape = page.shape("bond0");

        node().unplug("ens160");
        page.untilHeadline("1 of 4 links needs attention");
        page.untilCard("ens160", "ens160", "missing", "wanted as a port");
        page.untilCard("bond0", "bond0", "degraded", "bond, active-backup · 3 pods");
        page.untilEvent(TIME + ".* port.lost ens160 port of bond0: ens160 is not there.*");
        page.untilAttention("bond0 degraded · since " + TIME + " UTC · 3 pods It is without ens160\\. "
                + "Waiting for a port: ens160 does not exist\\. ifacer repairs it as soon as that changes\\.");
        assertThat(List.of(healthyShape, page.shape("bond0"), page.shape("ens160")))
                .as("told apart without colour")
                .doesNotHaveDuplicates();
        page.photograph("degraded");
        page.assertAccessible();

        node().plugIn("ens160");
        page.untilHeadline(ALL_WELL);
        page.untilCard("ens160", "ens160", "up", "standby port");
        page.untilEvent(TIME + ".* port.returned ens160 after [\\d.]+ m?s .*");
        page.untilAttention();
        page.photograph("repaired");

        page.assertSameAsOpened();
        assertThat(browser().complaints()).isEmpty();
    }

    @Test
    void aRepairThatWaitsIsToldOfWithItsTimeAndItsSteps() throws IOException {
        Page page = openWithPods();
        String repairedShape = page.shape("bond0.201");

        deleteTwice(page, "bond0.201");
        page.untilHeadline("1 of 4 links is being repaired, and 1 pod may have lost an interface");
        page.untilCard("bond0.201", "bond0.201", "missing, repair waits", "VLAN 201 · 1 pod");
        assertThat(page.shape("bond0.201")).as("told apart without colour").isNotEqualTo(repairedShape);
        page.untilAttention(
                "bond0.201 missing, repair waits .* The kernel has no bond0.201\\. Next repair in [1-6]?\\d s: "
                        + "add bond0.201 link bond0 type vlan id 201, then set bond0.201 up\\. Repaired .*",
                "1 pod may have lost an interface .*");
        String told = page.find(By.cssSelector("#attention .next")).getText();
        page.until(not(textToBe(By.cssSelector("#attention .next"), told))); // it counts down
        page.photograph("repairing");

        page.assertSameAsOpened();
        assertThat(browser().complaints()).isEmpty();
    }

    @Test
    void aRepairNamesThePodsThatItCannotBringBack() throws IOException {
        Page page = openWithPods();

        node().change(model -> model.remove("bond0.200"));
        page.untilEvent(TIME + ".* link.repaired bond0.200 after [\\d.]+ m?s right again: add bond0.200 .*");
        page.untilHeadline(ALL_WELL + ", but 2 pods may have lost an interface");
        page.untilCard("bond0.200", "bond0.200", "as wanted", "VLAN 200 · 2 pods");
        page.untilAttention("2 pods may have .* make these pods anew: net/c1/eth0, net/c2/eth0\\.");

        node().remove("c1");
        page.untilHeadline(ALL_WELL + ", but 1 pod may have lost an interface");
        assertThat(browser().complaints()).isEmpty();
    }

    @Test
    void whenTheDaemonIsGoneThePageSaysSinceWhenAndComesBackByItself() throws Exception {
        Page page = openWithPods();
        page.untilEvent(".* link.created ens224.300 .*");
        assertThat(browser().complaints()).isEmpty();

        node().stopDaemon();
        page.until(attributeToBe(By.tagName("body"), "data-connection", "stale"));
        page.until(textMatches(By.id("connection"), Pattern.compile("stale since " + TIME + " UTC")));
        page.until(textMatches(By.id("headline"), Pattern.compile("Out of date since " + TIME + " UTC: .+")));
        page.until(textMatches(By.id("subline"), Pattern.compile("Below is how it was at " + TIME + " UTC\\. .+")));
        page.untilCard("ens160", "ens160", "up", "standby port");
        page.photograph("stale");
        page.assertAccessible();

        node().unplug("ens160");
        node().startDaemon();
        page.untilHeadline("1 of 4 links needs attention");
        page.until(attributeToBe(By.tagName("body"), "data-connection", "live"));
        page.untilCard("ens160", "ens160", "missing", "wanted as a port");
        page.untilEvent(".* events.missed events ifacerd was started anew .*");
        page.untilEvent(".* link.created ens224.300 .*");
        page.assertSameAsOpened();
        assertThat(browser().complaints()).allMatch(complaint -> complaint.matches(GONE));
    }
}
