package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RelayPassesTest {
    private static final Set<Integer> HELD = Set.of(1, 2);
    private static final Map<Integer, Long> NOWHERE = Map.of();

    private final RelayPasses passes = new RelayPasses();

    @Test
    void beginsAtTheBeginningAsLongAsNothingIsRefused() {
        for (int pass = 0; pass < 3; pass++) {
            assertThat(passes.begin(HELD)).isEmpty();
            passes.end(Map.of(1, 100L), false);
        }
    }

    @Test
    void everyOtherPassGoesOnBehindWhatIsRefused() {
        passes.begin(HELD);
        passes.end(Map.of(1, 100L), true);

        assertThat(passes.begin(HELD)).isEqualTo(Map.of(1, 100L));
        passes.end(Map.of(1, 200L), false);
        assertThat(passes.begin(HELD)).isEmpty();
        passes.end(Map.of(1, 100L), true);
        assertThat(passes.begin(HELD)).isEqualTo(Map.of(1, 200L));
        passes.end(NOWHERE, false);
        assertThat(passes.begin(HELD)).as("all was reached").isEmpty();
        passes.end(Map.of(1, 100L), true);
        assertThat(passes.begin(HELD)).isEqualTo(Map.of(1, 100L));
    }

    /** After an outage the oldest go first, and none waits behind what was read while the broker was away. */
    @Test
    void whenNothingIsRefusedAnyMoreAllIsReadFromTheBeginning() {
        passes.begin(HELD);
        passes.end(Map.of(1, 100L), true);
        passes.begin(HELD);
        passes.end(Map.of(1, 200L), true);

        passes.begin(HELD);
        passes.end(Map.of(1, 100L), false);

        assertThat(passes.begin(HELD)).isEmpty();
    }

    @Test
    void aPassThatWasBrokenOffIsFollowedByOneFromTheBeginning() {
        passes.begin(HELD);
        passes.end(Map.of(1, 100L), true);
        passes.begin(HELD);

        assertThat(passes.begin(HELD)).isEmpty();
    }

    @Test
    void otherSlotsBeginAtTheBeginning() {
        passes.begin(HELD);
        passes.end(Map.of(1, 100L), true);

        assertThat(passes.begin(Set.of(1))).isEmpty();
    }
}
