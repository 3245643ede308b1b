package io.ifacer.cni;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.plan.Problem;
import io.ifacer.link.plan.Problem.Cause;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The one table from what went wrong to what a runtime is told: a cause without a row here fails. */
class CniCodeTest {

    private static final Map<Cause, Integer> NUMBERS = new EnumMap<>(Map.ofEntries(
            Map.entry(Cause.LINK_MISSING, 100),
            Map.entry(Cause.NAME_TAKEN, 101),
            Map.entry(Cause.FOREIGN, 101),
            Map.entry(Cause.BOND_DIFFERS, 101),
            Map.entry(Cause.SPEC_CONFLICT, 101),
            Map.entry(Cause.CHECK_FAILED, 101),
            Map.entry(Cause.PORT_BUSY, 102),
            Map.entry(Cause.PORT_ADDRESSED, 103),
            Map.entry(Cause.KIND_UNSUPPORTED, 50),
            Map.entry(Cause.VLAN_ID_TAKEN, 104),
            Map.entry(Cause.KERNEL_REFUSED, 105),
            Map.entry(Cause.OPTION_IGNORED, 105),
            Map.entry(Cause.KERNEL_SILENT, 106),
            Map.entry(Cause.NOT_CONFIRMED, 106),
            Map.entry(Cause.CONTESTED, 106),
            Map.entry(Cause.MTU_UNFIT, 7),
            Map.entry(Cause.PORT_TWICE, 7),
            Map.entry(Cause.STORE_FAILED, 5),
            Map.entry(Cause.TABLE_STALE, 50),
            Map.entry(Cause.DEADLINE, 11),
            Map.entry(Cause.SUPERSEDED, 11)));

    @TestFactory
    List<DynamicTest> everyCauseHasItsNumberItsMessageAndItsRemedy() {
        return Arrays.stream(Cause.values())
                .map(cause -> DynamicTest.dynamicTest(cause + " is " + NUMBERS.get(cause), () -> {
                    CniError error = CniError.of(new Problem(cause, "ens1", "found", "do this"), List.of());

                    assertThat(error.code().number()).isEqualTo(NUMBERS.get(cause));
                    assertThat(error.msg()).isEqualTo("found");
                    assertThat(error.details()).isEqualTo("do this");
                }))
                .toList();
    }
}
