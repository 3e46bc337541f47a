package by.pavilion.logistics.numbers;

import by.pavilion.events.Outbox;
import by.pavilion.logistics.LogisticsConfig;
import by.pavilion.logistics.ShipmentNumbersCounted;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Tells when the numbers that we can give to a carrier's parcels run low, and when there are enough again. */
@ApplicationScoped
class TellSupply {
    private final NumberStore store;
    private final Outbox outbox;
    private final LogisticsConfig config;

    TellSupply(NumberStore store, Outbox outbox, LogisticsConfig config) {
        this.store = store;
        this.outbox = outbox;
        this.config = config;
    }

    /**
     * Looks at a carrier's ranges as they are now, in the transaction that has changed them.
     *
     * @param known of the carrier, which is locked
     */
    void look(String carrier, NumberStore.Supply known, List<NumberRange> ranges, Instant now) {
        List<NumberRange> valid =
                ranges.stream().filter(range -> range.isInForce(now)).toList();
        long left = valid.stream().mapToLong(NumberRange::left).reduce(0, Math::addExact);
        boolean isLow = !valid.isEmpty() && left < config.numbersLow(); // until then the carrier numbers its parcels
        if (isLow != known.isLow()) {
            NumberStore.Supply told = new NumberStore.Supply(isLow, known.sequence() + 1);
            store.supply(carrier, told);
            outbox.append(new ShipmentNumbersCounted(carrier, left, isLow, now), told.sequence());
        }
    }
}
