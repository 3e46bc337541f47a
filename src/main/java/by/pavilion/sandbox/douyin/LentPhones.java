package by.pavilion.sandbox.douyin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Phones that the platform lends in place of shoppers' own: numbers with an extension that lead to them for a while. */
@ApplicationScoped
public class LentPhones {
    private final LentPhoneStore store;
    private final SaleStore sales;
    private final Clock clock;

    LentPhones(LentPhoneStore store, SaleStore sales, Clock clock) {
        this.store = store;
        this.sales = sales;
        this.clock = clock;
    }

    /** What the shop is given, and until when it leads to the shopper. */
    record Lent(String number, String extension, Instant until) {}

    /**
     * From now on the shop is given a lent number of a sale; if it has asked before it has the shopper's own.
     *
     * @return until when it is lent; empty when there is no such sale
     */
    @Transactional
    public Optional<Instant> lend(long orderId, Duration lifetime) {
        return sales.find(orderId).map(sale -> {
            Instant until = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
            store.put(orderId, until);
            return until;
        });
    }

    Optional<Lent> of(long orderId) {
        return store.endOf(orderId)
                .map(until -> new Lent(
                        "184%08d".formatted(orderId % 100_000_000), "%04d".formatted(orderId % 10_000), until));
    }
}
