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

        pace.tooMany(0, Duration.ZERO);
        pace.tooMany(SECOND, Duration.ZERO);

        assertThat(pace.slowdown(SECOND)).isEqualTo(4);
        assertThat(pace.take(SECOND, LONGEST)).contains(Duration.ofMillis(400));
        for (int good = 0; good < 28; good++) {
            pace.good();
        }
        assertThat(distance(pace)).isGreaterThan(Duration.ofMillis(100));
        pace.good();
        pace.good();
        assertThat(distance(pace)).isEqualTo(Duration.ofMillis(100));
    }

    /** From a quarter to half of the full pace is a quarter of it, as from half to three quarters. */
    @Test
    void comesBackInEqualParts() {
        Pace pace = new Pace(10, 1, 0);
        pace.tooMany(0, Duration.ZERO);
        pace.tooMany(SECOND, Duration.ZERO);

        for (int good = 0; good < 5; good++) {
            pace.good();
        }
        assertThat(distance(pace)).isEqualTo(Duration.ofMillis(200));
        for (int good = 0; good < 5; good++) {
            pace.good();
        }
        assertThat(distance(pace).toMillis()).isEqualTo(133);
    }

    @Test
    void waitsForAsLongAsTheMarketplaceAsks() {
        Pace pace = new Pace(10, 20, 0);

        pace.tooMany(0, Duration.ofSeconds(30));

        assertThat(pace.take(27 * SECOND, LONGEST)).isEmpty();
        assertThat(pace.take(29 * SECOND, LONGEST)).contains(Duration.ofSeconds(1));
    }

    /** While nothing is asked nothing is refused. */
    @Test
    void doesNotRecoverWhileItMayNotBeCalled() {
        Pace pace = new Pace(10, 20, 0);

        pace.tooMany(0, Duration.ofSeconds(60));

        assertThat(pace.slowdown(89 * SECOND)).isEqualTo(2);
        assertThat(pace.slowdown(90 * SECOND)).isEqualTo(1);
    }

    /** What is more urgent slows it down as well, however seldom it is called itself. */
    @Test
    void isNotSlowedDownFurtherByWhatWasRefusedLongAgo() {
        Pace pace = new Pace(10, 20, 0);

        pace.tooMany(0, Duration.ZERO);
        pace.tooMany(600 * SECOND, Duration.ZERO);

        assertThat(pace.slowdown(600 * SECOND)).isEqualTo(2);
    }

    /** Between a call and the next one, so soon that time has not made it faster. */
    private static Duration distance(Pace pace) {
        long later = 20 * SECOND; // time alone has changed nothing yet
        Duration longest = Duration.ofMinutes(10);
        Duration last;
        do { // what may catch up does not wait
            last = pace.take(later, longest).orElseThrow();
        } while (last.isZero());
        return pace.take(later, longest).orElseThrow().minus(last);
    }

    @Test
    void neverStopsAltogether() {
        Pace pace = new Pace(10, 20, 0);

        for (int refused = 0; refused < 50; refused++) {
            pace.tooMany(refused * SECOND, Duration.ZERO);
        }

        assertThat(pace.slowdown(49 * SECOND)).isEqualTo(256);
    }

    @Test
    void callsThatAreRefusedTogetherSlowItDownOnce() {
        Pace pace = new Pace(10, 20, 0);

        for (int refused = 0; refused < 8; refused++) {
            pace.tooMany(refused * SECOND / 10, Duration.ZERO);
        }

        assertThat(pace.slowdown(SECOND)).isEqualTo(2);
    }

    /** At its slowest it makes so few calls that good ones alone would need an hour. */
    @Test
    void recoversByTimeHoweverSeldomItIsCalled() {
        Pace pace = new Pace(10, 20, 0);
        for (int refused = 0; refused < 50; refused++) {
            pace.tooMany(refused * SECOND, Duration.ZERO);
        }

        assertThat(pace.take(50 * SECOND, LONGEST)).isEmpty();
        assertThat(pace.take(78 * SECOND, LONGEST)).contains(Duration.ZERO);
        assertThat(pace.slowdown(78 * SECOND)).isEqualTo(256);
        assertThat(pace.take(79 * SECOND, LONGEST)).isEmpty();
        assertThat(pace.slowdown(79 * SECOND)).isEqualTo(128);
        assertThat(pace.take((49 + 8 * 30) * SECOND, LONGEST)).contains(Duration.ZERO);
        assertThat(pace.slowdown((49 + 8 * 30) * SECOND)).isEqualTo(1);
    }
}
