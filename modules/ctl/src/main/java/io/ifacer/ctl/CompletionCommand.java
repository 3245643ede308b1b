package io.ifacer.ctl;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a shell needs to complete commands and options. */
@Command(
        name = "completion",
        description = "Prints what makes a shell complete this command line: source <(ifacerctl completion bash).",
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {

    private enum Shell {
        BASH,
        ZSH
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "bash|zsh", description = "The shell.")
    private Shell shell = Shell.BASH;

    @Override
    public Integer call() {
        String script = AutoComplete.bash("ifacerctl", spec.root().commandLine());
        // compinit looks only at files that say so in their first line; bash completion runs in zsh by bashcompinit.
        String head = shell == Shell.ZSH ? "#compdef ifacerctl\n" : "";
        spec.commandLine().getOut().print(head + script);
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
