package io.ifacer.scenario.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Run on the node, which has the free ports {@value #FIRST} and {@value #SECOND}: only the options can be the reason. */
public class RefusedOptionsInTheLab {

    public static final String FIRST = "free1";
    public static final String SECOND = "free2";

    private static final String BOND = "refused";

    private final CniDoor door = CniDoor.ofThisNode();

    @TestFactory
    Stream<DynamicTest> theAnswerNamesOptionAndReason() {
        return EveryRefusal.rows().stream().map(row -> DynamicTest.dynamicTest(row.toString(), () -> refused(row)));
    }

    private void refused(RefusedRow row) throws IOException {
        String answer = door.ask("ADD", BOND, CniDoor.config(BOND, row.mode(), row.options(), FIRST, SECOND));

        assertThat(answer).startsWith("1\n").contains("\"code\":7", row.option(), row.why());
        assertThat(Path.of("/sys/class/net", BOND)).doesNotExist();
        assertThat(Files.exists(Path.of("/sys/class/net", FIRST, "master"))).isFalse();
    }
}
