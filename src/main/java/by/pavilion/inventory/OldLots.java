package by.pavilion.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What is left of lots that have become too old and could not be taken off sale: orders hold so many pieces of the shelf that
 * some will be of these, or the lot was counted higher than it is. Each day it is tried again.
 */
@ApplicationScoped
public class OldLots {
    /** What is left of a lot is judged each day; of others nothing is left. */
    private static final int JUDGED_WITHIN_DAYS = 2;

    private final LotStore store;
    private final ShelfLifeRuleStore rules;
    private final Clock clock;

    OldLots(LotStore store, ShelfLifeRuleStore rules, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * A lot too old.
     *
     * @param since when it became so
     * @param number by which those of the same day are told apart
     */
    public record OldLot(Lot lot, Instant since, long number) {}

    /** The oldest first, after one of this time and number. */
    public List<OldLot> after(Instant time, long number, int limit) {
        LocalDate today = ShelfLife.today(clock.instant());
        LocalDate goodFrom = rules.all().goodFrom(ShelfLife.COMMON, today);
        long days = ChronoUnit.DAYS.between(today, goodFrom);
        LocalDate after = ShelfLife.today(time).plusDays(days).minusDays(1);
        return store.tooOld(goodFrom, today.minusDays(JUDGED_WITHIN_DAYS), after, number, limit).stream()
                .map(found -> new OldLot(
                        found.lot(),
                        ShelfLife.startOf(found.lot().bestBefore().plusDays(1).minusDays(days)),
                        found.number()))
                .toList();
    }
}
