package io.ifacer.ctl;

import picocli.CommandLine.Command;

/** Maintenance is over. */
@Command(
        name = "resume",
        description = "Ends a pause, and repairs what was lost meanwhile.",
        mixinStandardHelpOptions = true)
final class ResumeCommand extends RepairSwitch {

    ResumeCommand() {
        super("/v1/resume");
    }
}
