package io.ifacer.ctl;

import io.ifacer.link.VisibleText;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

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
        })
public final class Ifacerctl implements Runnable {

    /** In the order in which help lists them. */
    private static final Map<String, Supplier<Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("status", StatusCommand::new);
        COMMANDS.put("links", LinksCommand::new);
        COMMANDS.put("events", EventsCommand::new);
        COMMANDS.put("explain", ExplainCommand::new);
        COMMANDS.put("plan", PlanCommand::new);
        COMMANDS.put("check", CheckCommand::new);
        COMMANDS.put("pause", PauseCommand::new);
        COMMANDS.put("resume", ResumeCommand::new);
        COMMANDS.put("audit", AuditCommand::new);
        COMMANDS.put("record", RecordCommand::new);
        COMMANDS.put("replay", ReplayCommand::new);
        COMMANDS.put("doctor", DoctorCommand::new);
        COMMANDS.put("completion", CompletionCommand::new);
        COMMANDS.put("man-page", ManPageCommand::new);
    }

    private static final Set<String> TELL_OF_ALL = Set.of("completion", "man-page");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        Set<String> needed =
                COMMANDS.containsKey(first) && !TELL_OF_ALL.contains(first) ? Set.of(first) : COMMANDS.keySet();
        System.exit(commandLine(needed).execute(arguments));
    }

    /** The command line with all that it has. */
    public static CommandLine commandLine() {
        return commandLine(COMMANDS.keySet());
    }

    /** The command line with its rules for what goes wrong, and with these commands: it takes a while to read what each says of itself. */
    private static CommandLine commandLine(Set<String> commands) {
        CommandLine all = new CommandLine(new Ifacerctl());
        COMMANDS.forEach((name, command) -> {
            if (commands.contains(name)) {
                all.addSubcommand(name, command.get());
            }
        });
        return all.addSubcommand(new HelpCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Ifacerctl::wrongCommandLine)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    PrintWriter err = line.getErr();
                    if (failure instanceof CtlException known) {
                        err.println("ifacerctl: " + VisibleText.of(String.valueOf(known.getMessage())));
                        return known.exitCode();
                    }
                    err.println("ifacerctl: a mistake of ours, please report it:");
                    err.println(Visible.trace(failure));
                    return ExitCode.REFUSED;
                });
    }

    /** As picocli does it, but that a script may have been given what it passes on. */
    private static int wrongCommandLine(ParameterException failure, String[] arguments) {
        CommandLine line = failure.getCommandLine();
        line.getErr().println(VisibleText.of(String.valueOf(failure.getMessage())));
        if (!UnmatchedArgumentException.printSuggestions(failure, line.getErr())) {
            line.usage(line.getErr());
        }
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
