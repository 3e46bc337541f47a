package by.pavilion.channel.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void callsKeepTheirDistanceAndTooLongAWaitIsRefused() {
        Pace pace = new Pace(10, 20, 0);

        for (int call = 0; call <= 20; call++) {
            assertThat(pace.take(0, LONGEST)).contains(Duration.ofMillis(call * 100L));
        }
        assertThat(pace.take(0, LONGEST)).isEmpty();
        assertThat(pace.take(SECOND, LONGEST)).contains(Duration.ofMillis(1_100));
    }

    @Test
    void catchesUpByAFewAfterAPause() {
        Pace pace = new Pace(10, 20, 0);
        long later = 60 * SECOND;

        long atOnce = 0;
        while (pace.take(later, LONGEST).filter(Duration::isZero).isPresent()) {
            atOnce++;
        }

        assertThat(atOnce).isEqualTo(6);
    }

    @Test
    void goesHalfAsFastWhenThereAreTooManyAndRecoversSlowly() {
        Pace pace = new Pace(10, 2, 0);

        pace.tooMany(0);
        pace.tooMany(SECOND);

        assertThat(pace.slowdown()).isEqualTo(4);
        assertThat(pace.take(SECOND, LONGEST)).contains(Duration.ofMillis(400));
        for (int good = 0; good < 20; good++) {
            pace.good();
        }
        assertThat(pace.slowdown()).isEqualTo(1);
    }

    @Test
    void neverStopsAltogether() {
        Pace pace = new Pace(10, 20, 0);

        for (int refused = 0; refused < 50; refused++) {
            pace.tooMany(refused * SECOND);
        }

        assertThat(pace.slowdown()).isEqualTo(256);
    }

    @Test
    void callsThatAreRefusedTogetherSlowItDownOnce() {
        Pace pace = new Pace(10, 20, 0);

        for (int refused = 0; refused < 8; refused++) {
            pace.tooMany(refused * SECOND / 10);
        }

        assertThat(pace.slowdown()).isEqualTo(2);
    }

    /** At its slowest it makes so few calls that good ones alone would need an hour. */
    @Test
    void recoversByTimeHoweverSeldomItIsCalled() {
        Pace pace = new Pace(10, 20, 0);
        for (int refused = 0; refused < 50; refused++) {
            pace.tooMany(refused * SECOND);
        }

        assertThat(pace.take(50 * SECOND, LONGEST)).isEmpty();
        assertThat(pace.take(78 * SECOND, LONGEST)).contains(Duration.ZERO);
        assertThat(pace.slowdown()).isEqualTo(256);
        assertThat(pace.take(79 * SECOND, LONGEST)).isEmpty();
        assertThat(pace.slowdown()).isEqualTo(128);
        assertThat(pace.take((49 + 8 * 30) * SECOND, LONGEST)).contains(Duration.ZERO);
        assertThat(pace.slowdown()).isEqualTo(1);
    }
}
