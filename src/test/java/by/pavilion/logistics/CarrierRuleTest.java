package by.pavilion.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CarrierRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final Instant BEFORE = NOW.minusSeconds(1);
    private static final List<CarrierRule> RULES = List.of(
            rule(1, Optional.empty(), Optional.empty(), "over", BEFORE, Optional.of(NOW)),
            rule(2, Optional.empty(), Optional.empty(), "coming", NOW.plusSeconds(1), Optional.empty()),
            rule(3, Optional.of("1210"), Optional.of(2_000L), "light", BEFORE, Optional.empty()),
            rule(4, Optional.of("1210"), Optional.empty(), "heavy", BEFORE, Optional.empty()),
            rule(5, Optional.empty(), Optional.empty(), "stranger", BEFORE, Optional.empty()),
            rule(6, Optional.empty(), Optional.empty(), "any", BEFORE, Optional.empty()));
    private static final Set<String> KNOWN = Set.of("over", "coming", "light", "heavy", "any");

    @Test
    void theFirstRuleThatFitsChooses() {
        assertThat(chosen("1210", 2_000)).contains("light");
        assertThat(chosen("1210", 2_001)).contains("heavy");
        assertThat(chosen("9610", 100)).contains("any");
        assertThat(CarrierRule.choose(List.of(), KNOWN, "9610", 100, NOW)).isEmpty();
    }

    private static CarrierRule rule(
            int priority,
            Optional<String> mode,
            Optional<Long> mostGrams,
            String carrier,
            Instant from,
            Optional<Instant> until) {
        return new CarrierRule(new CarrierRuleId(priority), priority, mode, mostGrams, carrier, from, until);
    }

    private static Optional<String> chosen(String mode, long grams) {
        return CarrierRule.choose(RULES, KNOWN, mode, grams, NOW);
    }
}
