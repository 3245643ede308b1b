package io.ifacer.cni;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ifacer.link.VisibleText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HiddenEscapesTest {

    private final ObjectMapper mapper = new ObjectMapper(new JsonFactory().setCharacterEscapes(new HiddenEscapes()));

    @Test
    void everyCharacterComesBackAndNoneIsHiddenMeanwhile() throws Exception {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            String text = Character.toString(character);
            String json = new String(mapper.writeValueAsBytes("<" + text + ">"), StandardCharsets.UTF_8);

            if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
                assertThat(mapper.readValue(json, String.class)).isEqualTo("<" + text + ">");
            }
            assertThat(VisibleText.isAllVisible(json)).as(json).isTrue();
        }
    }

    @Test
    void whatCanBeSeenIsWrittenAsItIs() throws Exception {
        assertThat(new String(mapper.writeValueAsBytes("änderung 接口"), StandardCharsets.UTF_8))
                .isEqualTo("\"änderung 接口\"");
    }
}
