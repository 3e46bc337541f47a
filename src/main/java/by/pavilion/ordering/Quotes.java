package by.pavilion.ordering;

import by.pavilion.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Reading of quotes. Whoever knows the id of one may: it says nothing of a person. */
@ApplicationScoped
public class Quotes {
    private final QuoteStore store;
    private final DeliveryTimes deliveryTimes;
    private final Clock clock;

    Quotes(QuoteStore store, DeliveryTimes deliveryTimes, Clock clock) {
        this.store = store;
        this.deliveryTimes = deliveryTimes;
        this.clock = clock;
    }

    /** @throws Problem 404 when there is no such quote or it is valid no longer: nobody can tell these apart for long */
    public KeptQuote valid(QuoteId id) {
        return Optional.ofNullable(store.find(Set.of(id)).get(id))
                .filter(quote -> quote.isValidAt(clock.instant()))
                .orElseThrow(OrderingProblems::noSuchQuote);
    }

    public DeliveryEstimate deliveryOf(KeptQuote quote) {
        return deliveryTimes.of(quote.mode(), quote.warehouse(), quote.province(), quote.date());
    }
}
