package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a message that cannot be taken has been tried enough. */
class FailedRoundsTest {
    private final RuntimeException fault = new IllegalStateException("never");
    private final RuntimeException deadlock =
            new IllegalStateException("later", new SQLException("deadlock", "40001", 1213));

    private final FailedRounds rounds = new FailedRounds();

    @Test
    void aMessageIsTriedFiveTimesAndAnotherIsCountedByItself() {
        List<Boolean> enough = IntStream.rangeClosed(1, 6)
                .mapToObj(round -> rounds.areEnough("one", fault))
                .toList();

        assertThat(enough).containsExactly(false, false, false, false, true, true);
        assertThat(rounds.areEnough("other", fault)).isFalse();
    }

    @Test
    void aRoundInWhichOthersWereInTheWayDoesNotCount() {
        List<Boolean> enough = IntStream.rangeClosed(1, 20)
                .mapToObj(round -> rounds.areEnough("one", deadlock))
                .toList();

        assertThat(enough).containsOnly(false);
        assertThat(IntStream.rangeClosed(1, 5).mapToObj(round -> rounds.areEnough("one", fault)))
                .containsExactly(false, false, false, false, true);
    }

    @Test
    void whatDoesNotWaitAnyMoreBeginsAnewWhenItComesAgain() {
        for (int round = 1; round < FailedRounds.MOST; round++) {
            rounds.areEnough("one", fault);
            rounds.areEnough("other", fault);
        }

        rounds.keepOnly(Set.of("other"));

        assertThat(rounds.areEnough("one", fault)).isFalse();
        assertThat(rounds.areEnough("other", fault)).isTrue();
    }
}
