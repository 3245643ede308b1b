package io.ifacer.ctl;

import picocli.CommandLine.Command;

/** Maintenance begins. */
@Command(
        name = "pause",
        description = "Repairs nothing until 'resume': for maintenance. Pods still get their interfaces.",
        mixinStandardHelpOptions = true)
final class PauseCommand extends RepairSwitch {

    PauseCommand() {
        super("/v1/pause");
    }
}
