package by.pavilion.events.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplaySettingsTest {
    private record Settings(int replayRate) implements ReplayConfig {}

    @Test
    void aRateIsAboveNothing() {
        assertThat(ReplaySettings.faults(new Settings(1)).all()).isEmpty();
        assertThat(ReplaySettings.faults(new Settings(0)).all())
                .containsExactly("pavilion.events.replay-rate must be above 0");
    }
}
