package io.ifacer.lab;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A bash script to run in the lab, and what it gets.
 *
 * @param script run by bash as root, in the directory {@code /}
 * @param environment variables on top of the lab's own
 * @param stdin all of standard input; empty for none
 * @param deadline after it the command is killed and waiting for it fails
 */
public record Command(String script, Map<String, String> environment, String stdin, Duration deadline) {
    /** Waiting costs nothing to a command that ends; an emulated CPU that others use too may take its time. */
    private static final Duration DEFAULT_DEADLINE = Duration.ofMinutes(5);

    public Command {
        environment = Map.copyOf(environment);
        environment.keySet().forEach(Command::requireVariableName);
    }

    /** A script with no input, no variables of its own and a deadline of five minutes. */
    public static Command of(String script) {
        return new Command(script, Map.of(), "", DEFAULT_DEADLINE);
    }

    /** The same with one more environment variable. */
    public Command with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(variable, value);
        return new Command(script, more, stdin, deadline);
    }

    /** The same with this standard input. */
    public Command withStdin(String input) {
        return new Command(script, environment, input, deadline);
    }

    /** The same with this deadline. */
    public Command within(Duration newDeadline) {
        return new Command(script, environment, stdin, newDeadline);
    }

    /** What bash is given: the variables, then the script. */
    String asBash() {
        String exports = new TreeMap<>(environment)
                .entrySet().stream()
                        .map(variable -> "export " + variable.getKey() + '=' + quoted(variable.getValue()) + '\n')
                        .collect(Collectors.joining());
        return exports + script + '\n';
    }

    /** A word that bash takes literally. */
    static String quoted(String word) {
        return '\'' + word.replace("'", "'\\''") + '\'';
    }

    private static void requireVariableName(String name) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new LabException(
                    "the name of an environment variable", '"' + name + '"', "use letters, digits and _");
        }
    }
}
