package by.pavilion.channel.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentCallsTest {
    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");
    private static final Duration REST = Duration.ofSeconds(30);

    private final RecentCalls calls = new RecentCalls(new RecentCalls.Rule(10, 50, 20, Duration.ofMinutes(1), REST));

    @Test
    void restsAfterManyFailuresInARow() {
        for (int failure = 0; failure < 9; failure++) {
            calls.failed(NOW);
        }
        assertThat(calls.restsUntil(NOW)).isEmpty();

        calls.failed(NOW);

        assertThat(calls.restsUntil(NOW)).contains(NOW.plus(REST));
        assertThat(calls.restsUntil(NOW.plus(REST))).isEmpty();
    }

    @Test
    void restsWhenMoreThanHalfOfTheCallsFail() {
        for (int third = 0; third < 7; third++) {
            calls.failed(NOW);
            calls.went(NOW);
            if (third < 6) {
                calls.failed(NOW);
            }
        }
        assertThat(calls.restsUntil(NOW)).as("of twenty calls").isEmpty();

        calls.failed(NOW);

        assertThat(calls.restsUntil(NOW)).contains(NOW.plus(REST));
    }

    @Test
    void worksOnWhileHalfOfTheCallsFail() {
        for (int pair = 0; pair < 500; pair++) {
            calls.went(NOW);
            calls.failed(NOW);
        }

        assertThat(calls.restsUntil(NOW)).isEmpty();
    }

    @Test
    void whatIsOlderThanTheWindowSaysNothing() {
        for (int third = 0; third < 6; third++) {
            calls.failed(NOW);
            calls.failed(NOW);
            calls.went(NOW);
        }

        calls.failed(NOW.plusSeconds(61));
        calls.failed(NOW.plusSeconds(61));

        assertThat(calls.restsUntil(NOW.plusSeconds(61))).isEmpty();
    }

    @Test
    void oneMoreFailureAfterARestIsEnoughUntilACallGoesWell() {
        for (int failure = 0; failure < 10; failure++) {
            calls.failed(NOW);
        }
        Instant later = NOW.plus(REST);

        calls.failed(later);
        assertThat(calls.restsUntil(later)).contains(later.plus(REST));
        calls.went(later.plus(REST));
        calls.failed(later.plus(REST));

        assertThat(calls.restsUntil(later.plus(REST))).isEmpty();
    }
}
