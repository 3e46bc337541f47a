package by.pavilion.logistics.numbers;

import by.pavilion.shared.Remembered;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/**
 * For how long a number belongs to one parcel: carriers, marketplaces and customs take one that they have seen a short while ago
 * for the former parcel. How long that is are rows, read once a minute.
 */
@ApplicationScoped
class Reuse {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Remembered<List<NumberRule>> rules;

    Reuse(NumberRuleStore store, Clock clock) {
        this.rules = new Remembered<>(store::all, clock);
    }

    /** What was numbered since then keeps its number. */
    Instant since(Instant now) {
        return since(rules.value(), now);
    }

    /** @throws IllegalStateException when no rule holds on that day */
    static Instant since(List<NumberRule> rules, Instant now) {
        LocalDate day = now.atZone(ZONE).toLocalDate();
        NumberRule rule = rules.stream()
                .filter(one -> one.holdsOn(day))
                .max(Comparator.comparing(NumberRule::validFrom))
                .orElseThrow(() -> new IllegalStateException("no rule on the reuse of numbers holds on " + day));
        return now.atZone(ZoneOffset.UTC).minusMonths(rule.months()).toInstant();
    }
}
