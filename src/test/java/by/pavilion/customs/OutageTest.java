package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When what the single window has missed is hurried. */
class OutageTest {
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final Instant NOW = Instant.parse("2026-11-11T04:00:00Z");

    private final Outage outage = new Outage(EVERY);

    @Test
    void isOverWhenOneGoesAfterNoneDid() {
        missed();
        assertThat(outage.isOver(NOW)).isFalse();

        taken();

        assertThat(outage.isOver(NOW)).isTrue();
        outage.hurried(3, NOW);
        assertThat(outage.isOver(NOW)).isFalse();
    }

    @Test
    void isNoneWhileMessagesGoWhateverIsMissedBesideThem() {
        taken();
        outage.note(true, false, true);
        outage.note(false, false, false);
        taken();

        assertThat(outage.isOver(NOW)).isFalse();
    }

    @Test
    void isOverForAReplicaThatHasNotSeenItToo() {
        outage.note(true, true, false);

        assertThat(outage.isOver(NOW)).isTrue();
    }

    @Test
    void isNotOverWhenItGoesOnBeforeAnybodyWasHurried() {
        missed();
        taken();
        missed();
        assertThat(outage.isOver(NOW)).isFalse();

        taken();

        assertThat(outage.isOver(NOW)).isTrue();
    }

    @Test
    void whatNeverGoesIsNotHurriedWithEachThatDoesButStillAfterAWhile() {
        missed();
        taken();
        outage.hurried(1, NOW);

        missed();
        taken();

        assertThat(outage.isOver(NOW.plus(EVERY).minusNanos(1))).isFalse();
        assertThat(outage.isOver(NOW.plus(EVERY))).isTrue();
    }

    @Test
    void whereNobodyWaitedTheNextOutageCountsAtOnce() {
        missed();
        taken();
        outage.hurried(0, NOW);

        missed();
        taken();

        assertThat(outage.isOver(NOW)).isTrue();
    }

    private void missed() {
        outage.note(false, false, true);
    }

    private void taken() {
        outage.note(true, false, false);
    }
}
