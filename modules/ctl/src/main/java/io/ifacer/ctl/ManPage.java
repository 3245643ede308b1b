package io.ifacer.ctl;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page, written from the command line's own description: it cannot tell of an option that is not there. */
final class ManPage {

    private final StringBuilder page = new StringBuilder();

    /** @param root the command line as a whole */
    ManPage(CommandSpec root) {
        macro("TH", root.name().toUpperCase(Locale.ROOT) + " 8");
        section("NAME");
        line(root.name() + " - " + sentence(root));
        section("SYNOPSIS");
        macro("B", root.name());
        line("COMMAND [OPTION]... [ARGUMENT]...");
        section("COMMANDS");
        root.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .forEach(this::command);
        section("EXIT STATUS");
        exitCodes(root);
        section("ENVIRONMENT");
        entry("IFACER_API_SOCKET", "The daemon's API socket.");
        entry("IFACER_RUN_DIR", "The daemon's runtime directory.");
        entry("JAVA_HOME", "The Java to run on, 17 or later.");
        entry("NO_COLOR", "Set to anything: no colour.");
    }

    /** The page in the man macros of roff. */
    String text() {
        return page.toString();
    }

    private void command(CommandSpec command) {
        StringBuilder usage = new StringBuilder(command.name());
        command.positionalParameters().forEach(argument -> usage.append(' ').append(label(argument)));
        macro("SS", escaped(usage.toString()));
        line(sentence(command));
        command.positionalParameters().forEach(argument -> entry(argument.paramLabel(), text(argument)));
        command.options().stream()
                .filter(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
                .forEach(option -> entry(names(option), text(option)));
        Map<String, String> own = command.usageMessage().exitCodeList();
        if (!own.isEmpty()) {
            macro("PP", "");
            line("Exit status of this command:");
            exitCodes(command);
        }
    }

    private void exitCodes(CommandSpec command) {
        command.usageMessage().exitCodeList().forEach((code, meaning) -> entry(code, meaning));
    }

    private static String label(PositionalParamSpec argument) {
        return argument.arity().min() == 0 ? "[" + argument.paramLabel() + "]" : argument.paramLabel();
    }

    private static String names(OptionSpec option) {
        String names = String.join(", ", option.names());
        return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
    }

    private static String text(ArgSpec argument) {
        // Rendered by picocli, a default value would be that of the machine on which the page is made.
        String fallback = String.valueOf(argument.defaultValue()).replaceAll("^\\$\\{env:[A-Z_]+:-(.*)}$", "$1");
        return String.join(" ", argument.description()).replace("${DEFAULT-VALUE}", fallback);
    }

    private static String sentence(CommandSpec command) {
        return String.join(" ", command.usageMessage().description());
    }

    private void section(String name) {
        macro("SH", name);
    }

    private void entry(String term, String text) {
        macro("TP", "");
        macro("B", escaped(term));
        line(text);
    }

    private void macro(String name, String arguments) {
        page.append('.')
                .append(name)
                .append(arguments.isEmpty() ? "" : " ")
                .append(arguments)
                .append('\n');
    }

    private void line(String text) {
        String safe = escaped(text);
        // A line that begins so would be a request to roff.
        page.append(safe.startsWith(".") || safe.startsWith("'") ? "\\&" : "")
                .append(safe)
                .append('\n');
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }
}
