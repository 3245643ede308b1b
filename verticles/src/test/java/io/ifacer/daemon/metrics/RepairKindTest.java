package io.ifacer.daemon.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.engine.Event;
import io.ifacer.link.engine.Event.FieldChange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepairKindTest {

    @ParameterizedTest
    @CsvSource({
        "state, missing, up, missing",
        "state, down, up, down",
        "mtu, 1300, 1500, mtu",
        "mtu of ens1, 1300, 1500, mtu",
        "miimon, 0, 100, miimon",
        "controller, '', bond0, controller"
    })
    void isTheFieldThatWasWrong(String field, String before, String after, String kind) {
        Event repaired = repaired()
                .with(List.of(new FieldChange(field, before, after), new FieldChange("lp_interval", "2", "1")));

        assertThat(RepairKind.of(repaired)).isEqualTo(kind);
    }

    @Test
    void ofOneThatTellsNoFieldThereIsAKindToo() {
        assertThat(RepairKind.of(repaired())).isEqualTo("other");
    }

    private static Event repaired() {
        return new Event(Event.Type.LINK_REPAIRED, Event.Cause.NOTIFICATION, "bond0", "right again");
    }
}
