package by.pavilion.inventory;

import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Each day takes what is left of lots that have become too old out of the counters, so that nobody buys it. Pieces that
 * orders have reserved stay with them; what cannot be taken today is looked at again tomorrow.
 */
@ApplicationScoped
class TakeOutOldLots implements BackgroundWork {
    private static final int PORTION = 100;

    private final LotStore lots;
    private final LotBook lotBook;
    private final ShelfLifeRuleStore rules;
    private final StockBook book;
    private final Clock clock;

    TakeOutOldLots(LotStore lots, LotBook lotBook, ShelfLifeRuleStore rules, StockBook book, Clock clock) {
        this.lots = lots;
        this.lotBook = lotBook;
        this.rules = rules;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "inventory-shelf-life";
    }

    /** More often than the day changes, so that it is done soon after. */
    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public int doSome() {
        LocalDate today = ShelfLife.today(clock.instant());
        LocalDate goodFrom = rules.all().goodFrom(ShelfLife.COMMON, today);
        List<Lot> ageing = lots.ageing(goodFrom, today, PORTION);
        ageing.forEach(lot -> Transactions.retrying(() -> takeOut(lot, today)));
        return ageing.size();
    }

    private long takeOut(Lot seen, LocalDate today) {
        SkuStock before = book.lock(seen.sku());
        Lot lot =
                lots.lock(List.of(LotStore.Place.of(seen))).stream().findFirst().orElse(seen);
        long taken = Math.min(lot.left(), before.availableIn(lot.warehouse()));
        Movement cause =
                new Movement(MovementReason.SHELF_LIFE_ENDED, lot.number().value());
        lotBook.judged(lot, taken, today, cause);
        if (taken > 0) {
            book.book(before, Map.of(lot.warehouse(), -taken), cause);
        }
        return taken;
    }
}
