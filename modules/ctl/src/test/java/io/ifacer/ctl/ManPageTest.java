package io.ifacer.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManPageTest {

    private final String page = new ManPage(Ifacerctl.commandLine().getCommandSpec()).text();

    @Test
    void everyCommandHasItsHeading() {
        assertThat(page.lines().filter(line -> line.startsWith(".SS ")))
                .contains(".SS status", ".SS explain LINK", ".SS pause [LINK]", ".SS record DIRECTORY", ".SS doctor");
    }

    @Test
    void anOptionIsNamedWithItsArgumentAndItsUse() {
        assertThat(page)
                .contains(".TP\n.B \\-f, \\-\\-follow\nGo on until interrupted.\n")
                .contains(".TP\n.B \\-\\-link NAME\n");
    }

    @Test
    void aDefaultIsThatOfEveryMachineAndNotOfThisOne() {
        assertThat(page)
                .contains("(default: /run/ifacer/api.sock; variable IFACER_API_SOCKET)")
                .doesNotContain("${");
    }

    @Test
    void exitCodesAreExplained() {
        assertThat(page).contains(".SH EXIT STATUS\n.TP\n.B 0\neverything is as wanted, or done\n");
    }
}
