package io.ifacer.scenario.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Run on the node: each row an ADD, a look at the kernel, an ADD again, DELs, and the bond deleted as any tool may. */
public class AcceptedOptionsInTheLab {

    /** {@code +name} makes a bond, {@code -name} deletes it (Documentation/networking/bonding.rst). */
    private static final Path BONDS = Path.of("/sys/class/net/bonding_masters");

    private static final String DONE = "0\n{\"cniVersion\":\"0.3.1\",\"dns\":{}}";

    private final CniDoor door = CniDoor.ofThisNode();

    static List<AcceptedRow> rows() {
        List<AcceptedRow> rows = new ArrayList<>(EveryValue.rows());
        rows.addAll(EverySpelling.rows());
        return rows;
    }

    /** For {@code ip -batch}: two ports for each row, made at once, since a process takes longer than a row. */
    public static String makingOfPorts() {
        StringBuilder batch = new StringBuilder();
        for (int row = 0; row < rows().size(); row++) {
            for (int index = 1; index <= 2; index++) {
                batch.append("link add ").append(AcceptedRow.port(row, index)).append(" type dummy\n");
            }
        }
        return batch.toString();
    }

    @TestFactory
    Stream<DynamicTest> theKernelHasWhatWasAskedFor() {
        List<AcceptedRow> rows = rows();
        return IntStream.range(0, rows.size())
                .mapToObj(number -> DynamicTest.dynamicTest(
                        rows.get(number).toString(), () -> setAndReadBack(number, rows.get(number))));
    }

    private void setAndReadBack(int number, AcceptedRow row) throws IOException {
        String bond = AcceptedRow.bond(number);
        String second = AcceptedRow.port(number, 2);
        String options = row.options().replace(AcceptedRow.PORT, second);
        String config = CniDoor.config(bond, row.mode(), options, AcceptedRow.port(number, 1), second);
        try {
            assertThat(door.ask("ADD", bond, config)).isEqualTo(DONE);
            String found = BondReading.of(bond, row.option());
            assertThat(row.isShownAs(found, number))
                    .as("the kernel shows %s as '%s'", row.option(), found)
                    .isTrue();
            // what was asked for twice differs in nothing: the daemon's log is searched for a conflict afterwards
            assertThat(door.ask("ADD", bond + "again", config)).isEqualTo(DONE);
        } finally {
            door.ask("DEL", bond + "again", config);
            door.ask("DEL", bond, config);
            delete(bond);
        }
    }

    private static void delete(String bond) throws IOException {
        if (Files.exists(Path.of("/sys/class/net", bond))) {
            Files.write(BONDS, ("-" + bond).getBytes(StandardCharsets.UTF_8));
        }
    }
}
