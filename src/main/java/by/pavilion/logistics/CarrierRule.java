package by.pavilion.logistics;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which carrier brings parcels of a kind to their buyers.
 *
 * @param priority which of two rules that fit chooses: the one with the smaller number, else the older one
 * @param customsMode of parcels from Belarus or from a bonded warehouse; of all when absent
 * @param mostGrams what they may weigh at most, when there is a limit
 * @param carrier code of its adapter
 */
public record CarrierRule(
        CarrierRuleId id,
        int priority,
        Optional<String> customsMode,
        Optional<Long> mostGrams,
        String carrier,
        Instant validFrom,
        Optional<Instant> validUntil) {

    private boolean isFor(String mode, long grams, Instant at) {
        return customsMode.filter(wanted -> !wanted.equals(mode)).isEmpty()
                && mostGrams.filter(most -> grams > most).isEmpty()
                && !at.isBefore(validFrom)
                && validUntil.filter(end -> !at.isBefore(end)).isEmpty();
    }

    /**
     * The carrier of the first rule that fits.
     *
     * @param rules the most important first
     * @param known carriers that we have an adapter for
     */
    static Optional<String> choose(
            List<CarrierRule> rules, Collection<String> known, String mode, long grams, Instant at) {
        return rules.stream()
                .filter(rule -> rule.isFor(mode, grams, at) && known.contains(rule.carrier()))
                .map(CarrierRule::carrier)
                .findFirst();
    }
}
