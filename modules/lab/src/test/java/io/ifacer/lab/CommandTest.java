package io.ifacer.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void exportsItsVariablesBeforeTheScript() {
        Command command = Command.of("env").with("CNI_COMMAND", "ADD").with("CNI_ARGS", "it's; $HOME");
        assertThat(command.asBash()).isEqualTo("export CNI_ARGS='it'\\''s; $HOME'\nexport CNI_COMMAND='ADD'\nenv\n");
    }

    @Test
    void refusesWhatIsNoVariableName() {
        assertThatThrownBy(() -> Command.of("env").with("A B", ""))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("A B");
    }
}
