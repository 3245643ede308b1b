package io.ifacer.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ifacerctl check} says before any pod starts what ADD would say. */
class CheckCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void aUsableConflistIsToldAsTheLinksThatItAsksFor() throws IOException {
        int code = check("""
                {"cniVersion":"1.0.0","name":"net","plugins":[
                  {"type":"ifacer","interfaces":["ens192","ens160"],"vlanID":200,"bond":{"name":"bond0","mode":1}},
                  {"type":"macvlan","master":"bond0.200"}]}""");

        assertThat(code).isZero();
        assertThat(out.toString()).contains("net: asks for:", "bond0", "bond0.200");
    }

    @Test
    void aMistakeIsToldWithTheCodeAndTheWordsOfAdd() throws IOException {
        int code = check(
                "{\"cniVersion\":\"1.0.0\",\"name\":\"net\",\"type\":\"ifacer\",\"interfaces\":[\"e1\"],\"vlanID\":4095}");

        assertThat(code).isEqualTo(ExitCode.NOT_AS_WANTED);
        assertThat(out.toString()).contains("error 7: invalid vlan tag 4095");
    }

    @Test
    void aListWithoutIfacerAndAFileThatIsNoJsonAreToldApart() throws IOException {
        assertThat(check("{\"name\":\"net\",\"plugins\":[{\"type\":\"bridge\"}]}"))
                .isEqualTo(ExitCode.NOT_AS_WANTED);
        assertThat(err.toString()).contains("has no plugin of type ifacer");

        assertThat(check("interfaces: [e1]")).isEqualTo(ExitCode.NOT_AS_WANTED);
        assertThat(err.toString()).contains("is not JSON");
    }

    @Test
    void aWrongCommandLineIsTold() {
        assertThat(run("check")).isEqualTo(ExitCode.USAGE);
        assertThat(run("chekc", "x")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("check");
    }

    @Test
    void aDaemonThatIsAwayIsToldWithWhatToDo() {
        int code = run("status", "--socket", folder.resolve("none.sock").toString());

        assertThat(code).isEqualTo(ExitCode.DAEMON_AWAY);
        assertThat(err.toString()).contains("ifacerd does not answer at", "is it running");
    }

    private int check(String configuration) throws IOException {
        Path file = Files.writeString(folder.resolve("net.conflist"), configuration);
        return run("check", file.toString());
    }

    private int run(String... arguments) {
        return Ifacerctl.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
