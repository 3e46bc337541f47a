package by.pavilion.logistics.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** For how long a number is one parcel's. */
@QuarkusTest
class ReuseTest {
    private static final LocalDate DAY = LocalDate.of(2027, 1, 1);

    /** A moment before midnight in China, and midnight. */
    private static final Instant EVE = Instant.parse("2026-12-31T15:59:59Z");

    private static final Instant MIDNIGHT = Instant.parse("2026-12-31T16:00:00Z");

    @Inject
    Reuse reuse;

    @Test
    void theProductKnowsTheRuleOfCustoms() {
        assertThat(reuse.since(Instant.parse("2026-11-28T12:00:00Z"))).isEqualTo("2026-05-28T12:00:00Z");
    }

    @Test
    void theYoungestRuleOfTheDayCounts() {
        List<NumberRule> rules = List.of(new NumberRule(12, DAY, null), new NumberRule(6, DAY.minusYears(8), null));

        assertThat(Reuse.since(rules, EVE)).isEqualTo("2026-06-30T15:59:59Z");
        assertThat(Reuse.since(rules, MIDNIGHT)).isEqualTo("2025-12-31T16:00:00Z");
    }

    @Test
    void whereNoRuleHoldsNoNumberIsGiven() {
        List<NumberRule> over = List.of(new NumberRule(6, DAY.minusYears(8), DAY));

        assertThat(Reuse.since(over, EVE)).isEqualTo("2026-06-30T15:59:59Z");
        assertThatThrownBy(() -> Reuse.since(over, MIDNIGHT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2027-01-01");
    }
}
