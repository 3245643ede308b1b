package io.ifacer.ctl;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code ifacerctl}: what should be, what is, what happened, and what was done about it. */
@Command(
        name = "ifacerctl",
        description = "Shows and steers the VLAN and bond interfaces that ifacerd keeps on this node.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.LOCAL,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything is as wanted, or done",
            "1:something is not as wanted",
            "2:the command line is wrong",
            "3:ifacerd does not answer",
            "4:ifacerd refused"
        },
        subcommands = {
            StatusCommand.class,
            LinksCommand.class,
            EventsCommand.class,
            ExplainCommand.class,
            PlanCommand.class,
            CheckCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            AuditCommand.class,
            RecordCommand.class,
            ReplayCommand.class,
            DoctorCommand.class,
            CompletionCommand.class,
            ManPageCommand.class,
            HelpCommand.class
        })
public final class Ifacerctl implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line with its rules for what goes wrong. */
    public static CommandLine commandLine() {
        return new CommandLine(new Ifacerctl())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    PrintWriter err = line.getErr();
                    if (failure instanceof CtlException known) {
                        err.println("ifacerctl: " + known.getMessage());
                        return known.exitCode();
                    }
                    err.println("ifacerctl: a mistake of ours, please report it:");
                    failure.printStackTrace(err);
                    return ExitCode.REFUSED;
                });
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
