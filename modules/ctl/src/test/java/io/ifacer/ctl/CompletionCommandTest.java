package io.ifacer.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CompletionCommandTest {

    @Test
    void bashLearnsTheCommandsAndTheirOptions() {
        assertThat(completion("bash"))
                .startsWith("#!")
                .contains("record", "--run-dir", "complete -F _complete_ifacerctl");
    }

    @Test
    void zshFindsItByItsFirstLine() {
        assertThat(completion("zsh")).startsWith("#compdef ifacerctl\n").contains("bashcompinit");
    }

    private static String completion(String shell) {
        StringWriter out = new StringWriter();
        CommandLine line = Ifacerctl.commandLine().setOut(new PrintWriter(out));
        assertThat(line.execute("completion", shell)).isZero();
        return out.toString();
    }
}
