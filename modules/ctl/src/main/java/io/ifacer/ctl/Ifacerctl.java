package io.ifacer.ctl;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ifacerctl}, the command line as a whole. */
@Command(
        name = "ifacerctl",
        description = "Looks into what ifacerd keeps on this node.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything is as wanted", "1:something is not as wanted", "2:the command line is wrong"},
        subcommands = ReplayCommand.class)
public final class Ifacerctl implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Ifacerctl());
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
