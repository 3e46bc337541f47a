package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PausesTest {
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(2);

    @Test
    void whatWaitsForAPersonIsLookedAtLessOftenTheLongerItWaits() {
        assertThat(ofWaiting(Duration.ZERO)).isEqualTo(SHORTEST);
        assertThat(ofWaiting(Duration.ofMinutes(50))).isEqualTo(SHORTEST);
        assertThat(ofWaiting(Duration.ofHours(10))).isEqualTo(Duration.ofHours(1));
        assertThat(ofWaiting(Duration.ofHours(20))).isEqualTo(LONGEST);
        assertThat(ofWaiting(Duration.ofDays(30))).isEqualTo(LONGEST);
    }

    @Test
    void theShortestPauseIsKeptWhereItIsAboveTheLongest() {
        assertThat(Pauses.ofWaiting(Duration.ofDays(30), Duration.ofHours(3), LONGEST))
                .isEqualTo(Duration.ofHours(3));
    }

    private static Duration ofWaiting(Duration waited) {
        return Pauses.ofWaiting(waited, SHORTEST, LONGEST);
    }
}
