package io.ifacer.link.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.desired.DesiredText;
import io.ifacer.link.plan.Difference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldChangesTest {

    /** From what is asked for to what stays. */
    @ParameterizedTest
    @CsvSource({
        "vlan v lower a id 1,                       vlan v lower a id 2,                         id: 1 -> 2",
        "vlan v lower a id 1,                       vlan v lower b id 1,                         lower: a -> b",
        "vlan v lower a id 1 mtu 1400,              vlan v lower a id 1,                         'mtu: 1400 -> '",
        "bond b mode active-backup ports x y,       bond b mode balance-rr ports x y,            mode: active-backup -> balance-rr",
        "bond b mode active-backup ports x y,       bond b mode active-backup ports x,           'ports: [x, y] -> [x]'",
        "bond b mode active-backup ports x mtu 9000, bond b mode active-backup ports x mtu 1500, mtu: 9000 -> 1500",
        "bond b mode active-backup ports x options miimon=100, bond b mode active-backup ports x, 'miimon: 100 -> '",
        "bond b mode active-backup ports x,         vlan b lower x id 1,                         kind: bond -> vlan",
    })
    void aConflictIsToldFieldByField(String asked, String kept, String told) {
        assertThat(FieldChanges.conflict(DesiredText.link(asked), DesiredText.link(kept)))
                .extracting(change -> change.field() + ": " + change.before() + " -> " + change.after())
                .containsExactly(told);
    }

    @Test
    void whatIsTheSameIsNoConflict() {
        String bond = "bond b mode active-backup ports x y options miimon=100 queue_id=x:2";

        assertThat(FieldChanges.conflict(DesiredText.link(bond), DesiredText.link(bond)))
                .isEmpty();
    }

    @Test
    void aFieldOfALinkBelowBearsItsName() {
        List<Difference> found =
                List.of(new Difference("bond0", "mtu", "9000", "1500"), new Difference("ens1", "state", "up", "down"));

        assertThat(FieldChanges.drift("bond0", found))
                .extracting(Event.FieldChange::field)
                .containsExactly("mtu", "state of ens1");
    }
}
