package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void whatIsToldNowAndThenHardlyWaits() {
        assertThat(Pace.ofReader(1, Duration.ofMillis(3))).isEqualTo(Pace.SHORTEST);
        assertThat(Pace.ofReader(Pace.RUSH - 1, Duration.ofSeconds(3))).isEqualTo(Pace.SHORTEST);
    }

    @Test
    void inARushAReaderRestsInProportionToItsWork() {
        assertThat(Pace.ofReader(Pace.RUSH, Duration.ofMillis(1))).isEqualTo(Pace.SHORTEST_IN_RUSH);
        assertThat(Pace.ofReader(Pace.RUSH, Duration.ofMillis(20))).isEqualTo(Duration.ofMillis(80));
        assertThat(Pace.ofReader(Pace.LARGE - 1, Duration.ofMillis(30))).isEqualTo(Duration.ofMillis(120));
    }

    @Test
    void noReaderRestsForLong() {
        assertThat(Pace.ofReader(50, Duration.ofMinutes(1))).isEqualTo(Pace.LONGEST);
    }

    @Test
    void whereManyWaitAlreadyNobodyWaitsForMore() {
        assertThat(Pace.ofReader(Pace.LARGE, Duration.ofMillis(30))).isEqualTo(Duration.ZERO);
        assertThat(Pace.ofReader(500, Duration.ofSeconds(3))).isEqualTo(Duration.ZERO);
    }

    @Test
    void workRestsInARushAsReadersDo() {
        assertThat(Pace.ofWork(Pace.RUSH, Duration.ofMillis(20))).isEqualTo(Duration.ofMillis(80));
        assertThat(Pace.ofWork(Pace.ENOUGH - 1, Duration.ofSeconds(1))).isEqualTo(Pace.LONGEST);
        assertThat(Pace.ofWork(Pace.ENOUGH, Duration.ofSeconds(1))).isEqualTo(Duration.ZERO);
    }

    @Test
    void whomAllWaitForRestsForAMomentAtMost() {
        assertThat(Pace.ofSender(Pace.RUSH - 1, Duration.ofMillis(4))).isEqualTo(Duration.ZERO);
        assertThat(Pace.ofSender(Pace.RUSH, Duration.ofMillis(4))).isEqualTo(Pace.SHORTEST_MOMENT);
        assertThat(Pace.ofSender(Pace.RUSH, Duration.ofMillis(7))).isEqualTo(Duration.ofMillis(7));
        assertThat(Pace.ofSender(Pace.ENOUGH - 1, Duration.ofSeconds(1))).isEqualTo(Pace.MOMENT);
        assertThat(Pace.ofSender(Pace.ENOUGH, Duration.ofMillis(4))).isEqualTo(Duration.ZERO);
    }

    @Test
    void workOnASingleItemGoesOnAtOnce() {
        assertThat(Pace.ofWork(1, Duration.ofSeconds(1))).isEqualTo(Duration.ZERO);
        assertThat(Pace.ofWork(Pace.RUSH - 1, Duration.ofSeconds(1))).isEqualTo(Duration.ZERO);
    }
}
