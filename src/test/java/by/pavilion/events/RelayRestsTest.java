package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RelayRestsTest {
    private long now = Long.MAX_VALUE - 1; // the clock may run over
    private final RelayRests<String> rests = new RelayRests<>(() -> now);

    @Test
    void restsTwiceAsLongAfterEachRefusalUpToALimit() {
        for (long millis : new long[] {200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000}) {
            rests.begin("broken");
            pass(Duration.ofMillis(millis).minusNanos(1));
            assertThat(rests.isResting("broken")).isTrue();
            pass(Duration.ofNanos(1));
            assertThat(rests.isResting("broken")).isFalse();
        }
    }

    @Test
    void othersDoNotRest() {
        rests.begin("broken");

        assertThat(rests.isResting("sound")).isFalse();
    }

    @Test
    void oneTryThatSeveralTellOfIsOneRefusal() {
        rests.begin("broken");
        pass(Duration.ofMillis(100));
        rests.begin("broken");
        pass(Duration.ofMillis(100));

        assertThat(rests.isResting("broken")).isFalse();
    }

    @Test
    void whatWasTakenBeginsAnewWithAShortRest() {
        rests.begin("mended");
        pass(RelayRests.FIRST);
        rests.begin("mended");
        rests.end("mended");
        assertThat(rests.isResting("mended")).isFalse();

        rests.begin("mended");
        pass(RelayRests.FIRST);

        assertThat(rests.isResting("mended")).isFalse();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
