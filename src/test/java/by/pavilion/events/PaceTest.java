package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void whatIsToldNowAndThenHardlyWaits() {
        assertThat(Pace.after(1, Duration.ofMillis(3))).isEqualTo(Pace.SHORTEST);
        assertThat(Pace.after(Pace.RUSH - 1, Duration.ofSeconds(3))).isEqualTo(Pace.SHORTEST);
    }

    @Test
    void inARushAReaderRestsInProportionToItsWork() {
        assertThat(Pace.after(Pace.RUSH, Duration.ofMillis(1))).isEqualTo(Pace.SHORTEST);
        assertThat(Pace.after(Pace.RUSH, Duration.ofMillis(10))).isEqualTo(Duration.ofMillis(40));
        assertThat(Pace.after(Pace.LARGE - 1, Duration.ofMillis(30))).isEqualTo(Duration.ofMillis(120));
    }

    @Test
    void noReaderRestsForLong() {
        assertThat(Pace.after(50, Duration.ofMinutes(1))).isEqualTo(Pace.LONGEST);
    }

    @Test
    void whereManyWaitAlreadyNobodyWaitsForMore() {
        assertThat(Pace.after(Pace.LARGE, Duration.ofMillis(30))).isEqualTo(Duration.ZERO);
        assertThat(Pace.after(500, Duration.ofSeconds(3))).isEqualTo(Duration.ZERO);
    }
}
