package io.ifacer.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MoveTest {

    @Test
    void aScriptIsReadBackAsItWasPrinted() {
        World world = new World();
        Chooser chooser = new Chooser(1, world);
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            moves.add(chooser.next());
        }

        String printed = moves.stream().map(Move::toString).collect(Collectors.joining("\n"));

        assertThat(Move.script(printed)).isEqualTo(moves);
    }

    @Test
    void parametersAreFoundByTheirNumber() {
        Move move = Move.parse("plug e0 1500 up 7");

        assertThat(move.word(0)).isEqualTo("e0");
        assertThat(move.number(3)).isEqualTo(7);
        assertThat(move.word(4)).isEmpty();
        assertThat(move.rest()).isEqualTo("1500 up 7");
    }

    @Test
    void whatNoMoveStartsWithIsNamed() {
        assertThatThrownBy(() -> Move.parse("dance e0")).hasMessageContaining("'dance'");
    }
}
