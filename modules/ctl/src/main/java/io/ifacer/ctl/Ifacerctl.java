package io.ifacer.ctl;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line as a whole; exit codes are those of the commands, 64 (sysexits.h, EX_USAGE) for one that is none. */
@Command(
        name = "ifacerctl",
        description = "Looks after ifacerd, the node-interface controller.",
        mixinStandardHelpOptions = true,
        versionProvider = Ifacerctl.Version.class,
        subcommands = ReplayCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeOnInvalidInput = Ifacerctl.EXIT_USAGE)
public final class Ifacerctl {

    static final int EXIT_USAGE = 64;

    private Ifacerctl() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true);
        PrintWriter err = new PrintWriter(System.err, true);
        System.exit(run(out, err, arguments));
    }

    /** Runs one command; its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Ifacerctl()).setOut(out).setErr(err);
        line.getSubcommands().values().forEach(each -> each.setOut(out).setErr(err));
        int code = arguments.length == 0 ? usage(line) : line.execute(arguments);
        out.flush();
        return code;
    }

    private static int usage(CommandLine line) {
        line.usage(line.getErr());
        return EXIT_USAGE;
    }

    /** The jar knows; classes outside of a jar do not. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Ifacerctl.class.getPackage().getImplementationVersion();
            return new String[] {"ifacerctl " + (version == null ? "(not packaged)" : version)};
        }
    }
}
