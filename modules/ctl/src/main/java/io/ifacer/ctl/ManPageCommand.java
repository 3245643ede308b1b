package io.ifacer.ctl;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the manual page; deploy/build keeps it as ifacerctl.8. */
@Command(
        name = "man-page",
        description = "Prints the manual page: ifacerctl man-page | man -l -",
        mixinStandardHelpOptions = true)
final class ManPageCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(new ManPage(spec.root()).text());
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
