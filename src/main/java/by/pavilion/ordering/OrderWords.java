package by.pavilion.ordering;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.ConsumerNotices;
import by.pavilion.customs.CustomsCalendar;
import by.pavilion.pricing.Prices;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with the words of an order or a checkout when some of its fields could not even be read: all that
 * {@link LookForOffers} would say of the others, without what only the missing ones make wrong.
 */
@ApplicationScoped
class OrderWords {
    private final Listings listings;
    private final ConsumerNotices notices;
    private final QuoteStore quotes;
    private final Prices prices;
    private final OrderingConfig config;
    private final Clock clock;

    OrderWords(
            Listings listings,
            ConsumerNotices notices,
            QuoteStore quotes,
            Prices prices,
            OrderingConfig config,
            Clock clock) {
        this.listings = listings;
        this.notices = notices;
        this.quotes = quotes;
        this.prices = prices;
        this.config = config;
        this.clock = clock;
    }

    List<FieldError> errors(PlaceOrderCommand command) {
        Instant now = clock.instant();
        LocalDate today = CustomsCalendar.dayOf(now);
        Map<Sku, Listing> found = listings.findAll(OrderCheck.skus(command.lines(), config.mostLines()));
        List<FieldError> errors =
                new ArrayList<>(OrderCheck.errors(command, found, config, today, notices.versions(today)));
        Map<QuoteId, KeptQuote> known =
                command.quoteId().map(id -> quotes.find(Set.of(id))).orElse(Map.of());
        command.quoteId()
                .filter(id -> !known.containsKey(id))
                .filter(id -> forgottenSince(id, config, now).isEmpty())
                .ifPresent(unknown -> errors.add(OrderingProblems.unknownQuote()));
        errors.addAll(NamedCoupons.of(
                        couponCodes(command, !known.isEmpty()), command.origin().channel(), prices)
                .errors());
        return errors;
    }

    /** An order by a quote gets the quote's coupons. */
    static List<String> couponCodes(PlaceOrderCommand command, boolean quoted) {
        return quoted ? List.of() : command.couponCodes();
    }

    /** When a quote that is not kept any more has expired, by what its id tells; empty for one that would still be valid. */
    static Optional<Instant> forgottenSince(QuoteId id, OrderingConfig config, Instant now) {
        return Optional.of(Ids.madeAt(id.value()).plus(config.quoteValidFor())).filter(end -> !end.isAfter(now));
    }
}
