package io.ifacer.daemon.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.daemon.settings.ApiSettings;
import org.junit.jupiter.api.Test;

class ApiBoundsTest {

    @Test
    void whereThereAreDescriptorsEnoughTheSettingsCount() {
        ApiBounds bounds = ApiBounds.of(ApiSettings.DEFAULT, 256, 20_000);

        assertThat(bounds.maxAskers()).isEqualTo(128);
        assertThat(bounds.maxFollowers()).isEqualTo(2_000);
    }

    @Test
    void whatTheCniDoorMayNeedIsKeptForIt() {
        for (int descriptors : new int[] {512, 1_024, 2_048}) {
            ApiBounds bounds = ApiBounds.of(ApiSettings.DEFAULT, 256, descriptors);

            assertThat(2 * bounds.maxAskers() + bounds.maxFollowers() + 256 + 96)
                    .isLessThanOrEqualTo(descriptors);
            assertThat(bounds.maxAskers()).isGreaterThan(16);
        }
    }

    @Test
    void aFewAreServedHoweverLittleThereIs() {
        ApiBounds bounds = ApiBounds.of(ApiSettings.DEFAULT, 256, 64);

        assertThat(bounds.maxAskers()).isPositive();
        assertThat(bounds.maxFollowers()).isPositive();
    }

    @Test
    void largeAnswersShareAndOneAloneAlwaysHasRoom() {
        AnswerRoom room = new AnswerRoom(1 << 20);

        assertThat(room.take(5 << 20)).as("alone").isTrue();
        assertThat(room.take(AnswerRoom.SMALL_BYTES + 1)).as("a second").isFalse();
        assertThat(room.take(AnswerRoom.SMALL_BYTES)).as("a small one").isTrue();
        room.giveBack(AnswerRoom.SMALL_BYTES);
        room.giveBack(5 << 20);
        assertThat(room.take(600 << 10)).isTrue();
        assertThat(room.take(600 << 10)).isFalse();
    }
}
