package by.pavilion.logistics.eta;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TransitTest {
    @Test
    void takesAsLongAsItHasTakenBefore() {
        List<Long> minutes =
                LongStream.rangeClosed(1, 100).map(day -> day * 60).boxed().toList();

        assertThat(Transit.of(minutes, Duration.ofDays(15)))
                .isEqualTo(new Transit(Duration.ofHours(50), Duration.ofHours(10), Duration.ofHours(90)));
    }

    @Test
    void keepsToTheTimetableWhileThereAreFewRecords() {
        assertThat(Transit.of(List.of(1L, 2L, 3L, 4L), Duration.ofDays(10)))
                .isEqualTo(new Transit(Duration.ofDays(10), Duration.ofDays(8), Duration.ofDays(15)));
        assertThat(Transit.of(List.of(1L, 2L, 3L, 4L, 5L), Duration.ofDays(10)).median())
                .isEqualTo(Duration.ofMinutes(3));
    }

    @Property(tries = 200)
    void hasItsMedianBetweenTheFastAndTheSlow(
            @ForAll @Size(min = 5, max = 200) List<@LongRange(min = 0, max = 100_000) Long> minutes) {
        List<Long> sorted = minutes.stream().sorted().toList();

        Transit transit = Transit.of(sorted, Duration.ofDays(1));

        assertThat(transit.fast()).isLessThanOrEqualTo(transit.median());
        assertThat(transit.median()).isLessThanOrEqualTo(transit.slow());
        assertThat(sorted)
                .contains(
                        transit.fast().toMinutes(),
                        transit.median().toMinutes(),
                        transit.slow().toMinutes());
    }
}
