package by.pavilion.ordering;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.ConsumerNotices;
import by.pavilion.customs.CustomsCalendar;
import by.pavilion.customs.CustomsMode;
import by.pavilion.pricing.BasketItem;
import by.pavilion.pricing.LandedCost;
import by.pavilion.pricing.LandedPrice;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The looking half of {@link PlaceTogether}: what the wishes of a portion can get and what it costs. It writes nothing. */
@ApplicationScoped
class LookForOffers {
    private final Listings listings;
    private final Offers offers;
    private final LandedCost landedCost;
    private final QuoteStore quotes;
    private final ConsumerNotices notices;
    private final OrderingConfig config;
    private final Ids ids;
    private final Clock clock;

    LookForOffers(
            Listings listings,
            Offers offers,
            LandedCost landedCost,
            QuoteStore quotes,
            ConsumerNotices notices,
            OrderingConfig config,
            Ids ids,
            Clock clock) {
        this.listings = listings;
        this.offers = offers;
        this.landedCost = landedCost;
        this.quotes = quotes;
        this.notices = notices;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** What one saw at a moment of all that a portion wants. */
    private record View(Instant at, Map<Sku, Listing> listings, Offers.Supply supply, Map<QuoteId, KeptQuote> quotes) {
        LocalDate today() {
            return CustomsCalendar.dayOf(at);
        }
    }

    /**
     * Checks and prices each wish; what cannot be taken as it is is answered at once. Three statements for all of them, one more when
     * somebody brings a quote.
     */
    List<Offered> look(List<Seat> seats) {
        if (seats.isEmpty()) {
            return List.of();
        }
        Set<Sku> skus = new TreeSet<>();
        seats.forEach(seat -> skus.addAll(OrderCheck.skus(seat.wish().command().lines())));
        Map<Sku, Listing> found = listings.findAll(skus);
        View view = new View(clock.instant(), found, offers.supplyOf(found.keySet()), quotes.find(quoteIds(seats)));
        List<Offered> offered = new ArrayList<>();
        for (Seat seat : seats) {
            try {
                Offer offer = offer(seat.wish().command(), view);
                offered.add(new Offered(seat, new OrderId(ids.next()), offer));
            } catch (Problem refusal) {
                seat.decide(new Placement.Refused(refusal));
            }
        }
        return offered;
    }

    /** @throws Problem when the order cannot be taken as it is */
    private Offer offer(PlaceOrderCommand command, View view) {
        LocalDate today = view.today();
        List<FieldError> errors =
                new ArrayList<>(OrderCheck.errors(command, view.listings(), config, today, notices.versions(today)));
        Optional<KeptQuote> quote = command.quoteId()
                .flatMap(id -> Optional.ofNullable(view.quotes().get(id)));
        if (command.quoteId().isPresent()) {
            quoteError(quote, command).ifPresent(errors::add);
        }
        if (!errors.isEmpty()) {
            throw OrderingProblems.validation(errors);
        }
        quote.filter(promised -> !promised.isValidAt(view.at())).ifPresent(expired -> {
            throw OrderingProblems.quoteExpired(expired.validUntil());
        });
        return offers.fromStock(
                OrderCheck.items(command.lines(), view.listings()),
                view.supply(),
                command.recipient().shipTo().province(),
                today,
                (items, mode) -> price(command, quote, items, mode, today));
    }

    private static Optional<FieldError> quoteError(Optional<KeptQuote> quote, PlaceOrderCommand command) {
        if (quote.isEmpty()) {
            return Optional.of(OrderingProblems.unknownQuote());
        }
        return quote.get().isFor(command) ? Optional.empty() : Optional.of(OrderingProblems.quoteOfAnotherWish());
    }

    private LandedPrice price(
            PlaceOrderCommand command,
            Optional<KeptQuote> quote,
            List<BasketItem> items,
            CustomsMode mode,
            LocalDate today) {
        if (command.origin() instanceof Origin.Marketplace marketplace) {
            return landedCost.partsOf(marketplace.payment().amount(), items, mode, today);
        }
        if (quote.isPresent()) {
            return quote.get().price(landedCost, items, mode, today);
        }
        String province = command.recipient().shipTo().province();
        return landedCost.price(items, mode, Provinces.shortName(province), today);
    }

    private static Set<QuoteId> quoteIds(List<Seat> seats) {
        return seats.stream()
                .flatMap(seat -> seat.wish().command().quoteId().stream())
                .collect(Collectors.toSet());
    }
}
