package by.pavilion.ordering;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.ConsumerNotices;
import by.pavilion.customs.CustomsCalendar;
import by.pavilion.customs.Provinces;
import by.pavilion.pricing.BasketItem;
import by.pavilion.pricing.BasketPrices;
import by.pavilion.pricing.LandedCost;
import by.pavilion.pricing.PaidElsewhere;
import by.pavilion.pricing.Prices;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
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
    private final Prices prices;
    private final LandedCost landedCost;
    private final QuoteStore quotes;
    private final CartStore carts;
    private final ConsumerNotices notices;
    private final OrderingConfig config;
    private final Ids ids;
    private final Clock clock;

    LookForOffers(
            Listings listings,
            Offers offers,
            Prices prices,
            LandedCost landedCost,
            QuoteStore quotes,
            CartStore carts,
            ConsumerNotices notices,
            OrderingConfig config,
            Ids ids,
            Clock clock) {
        this.listings = listings;
        this.offers = offers;
        this.prices = prices;
        this.landedCost = landedCost;
        this.quotes = quotes;
        this.carts = carts;
        this.notices = notices;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** What one saw at a moment of all that a portion wants. */
    private record View(
            Instant at,
            Map<Sku, Listing> listings,
            Offers.Look look,
            Map<QuoteId, KeptQuote> quotes,
            Map<CartId, Cart> carts) {
        LocalDate today() {
            return CustomsCalendar.dayOf(at);
        }
    }

    /**
     * Checks and prices each wish; what cannot be taken as it is is answered at once. Three statements for all of them, one more each
     * when somebody brings a quote or a cart.
     */
    List<Offered> look(List<Seat> seats) {
        if (seats.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        Map<CartId, Cart> filled = carts.find(cartIds(seats), now);
        Set<Sku> skus = new TreeSet<>();
        int most = config.mostLines();
        filled.values().forEach(cart -> skus.addAll(OrderCheck.skus(cart.wanted(), most)));
        seats.forEach(seat -> skus.addAll(OrderCheck.skus(seat.wish().command().lines(), most)));
        Map<Sku, Listing> found = listings.findAll(skus);
        View view = new View(now, found, offers.look(found.keySet()), quotes.find(quoteIds(seats)), filled);
        List<Offered> offered = new ArrayList<>();
        for (Seat seat : seats) {
            try {
                offered.add(offer(seat, view));
            } catch (Problem refusal) {
                seat.decide(new Placement.Refused(refusal));
            }
        }
        return offered;
    }

    /** @throws Problem when the wish cannot be met as it is */
    private Offered offer(Seat seat, View view) {
        Wish wish = seat.wish();
        Optional<Cart> cart = wish.cart()
                .flatMap(id -> Optional.ofNullable(view.carts().get(id)))
                .filter(found -> found.owner().equals(wish.placedBy()));
        PlaceOrderCommand command = cart.filter(found -> wish.command().lines().isEmpty())
                .map(found -> wish.command().withLines(found.wanted()))
                .orElse(wish.command());
        LocalDate today = view.today();
        List<FieldError> errors =
                new ArrayList<>(OrderCheck.errors(command, view.listings(), config, today, notices.versions(today)));
        Optional<KeptQuote> quote = command.quoteId()
                .flatMap(id -> Optional.ofNullable(view.quotes().get(id)));
        cartError(wish, cart).ifPresent(error -> {
            errors.removeIf(other -> other.pointer().equals("/lines"));
            errors.add(error);
        });
        Optional<Instant> forgotten = command.quoteId()
                .filter(id -> quote.isEmpty())
                .flatMap(id -> OrderWords.forgottenSince(id, config, view.at()));
        if (command.quoteId().isPresent() && forgotten.isEmpty()) {
            quoteError(quote, command).ifPresent(errors::add);
        }
        String channel = command.origin().channel();
        NamedCoupons coupons = NamedCoupons.of(OrderWords.couponCodes(command, quote.isPresent()), channel, prices);
        errors.addAll(coupons.errors());
        if (!errors.isEmpty()) {
            if (OrderCheck.areLinesGood(errors)) {
                errors.addAll(coupons.idle(
                        prices.listed(OrderCheck.items(command.lines(), view.listings()), channel), channel, prices));
            }
            throw OrderingProblems.validation(errors);
        }
        forgotten.ifPresent(end -> {
            throw OrderingProblems.quoteExpired(end);
        });
        quote.filter(promised -> !promised.isValidAt(view.at())).ifPresent(expired -> {
            throw OrderingProblems.quoteExpired(expired.validUntil());
        });
        List<BasketItem> items = prices.listed(OrderCheck.items(command.lines(), view.listings()), channel);
        String province = command.recipient().shipTo().province();
        Offers.Pricing pricing = pricing(command, quote, coupons, items, today);
        Offers.Reach reach = view.look().of(channel);
        if (!wish.several()) {
            Offer offer = offers.fromStock(items, reach, province, today, pricing);
            return new Offered(seat, Optional.empty(), Optional.empty(), List.of(part(command, offer)));
        }
        List<Offer> parts = offers.severalFromStock(items, reach, province, today, quote.isPresent(), pricing);
        CheckoutId checkout = new CheckoutId(ids.next());
        return new Offered(
                seat,
                Optional.of(checkout),
                cart,
                parts.size() == 1
                        ? List.of(part(command, parts.get(0)))
                        : parts.stream()
                                .map(offer -> part(command.withLines(lines(offer)), offer))
                                .toList());
    }

    private Offered.Part part(PlaceOrderCommand command, Offer offer) {
        return new Offered.Part(new OrderId(ids.next()), command, offer);
    }

    private static List<PlaceOrderCommand.Line> lines(Offer part) {
        return part.route().lines().stream()
                .map(line -> PlaceOrderCommand.Line.of(line.sku().toString(), line.quantity()))
                .toList();
    }

    private static Optional<FieldError> cartError(Wish wish, Optional<Cart> cart) {
        if (wish.cart().isEmpty()) {
            return Optional.empty();
        }
        if (!wish.command().lines().isEmpty()) {
            return Optional.of(CartProblems.cartAndLines());
        }
        if (cart.isEmpty()) {
            return Optional.of(CartProblems.unknownCart());
        }
        return cart.get().lines().isEmpty() ? Optional.of(CartProblems.emptyCart()) : Optional.empty();
    }

    private static Optional<FieldError> quoteError(Optional<KeptQuote> quote, PlaceOrderCommand command) {
        if (quote.isEmpty()) {
            return Optional.of(OrderingProblems.unknownQuote());
        }
        return quote.get().isFor(command) ? Optional.empty() : Optional.of(OrderingProblems.quoteOfAnotherWish());
    }

    private Offers.Pricing pricing(
            PlaceOrderCommand command,
            Optional<KeptQuote> quote,
            NamedCoupons coupons,
            List<BasketItem> wish,
            LocalDate today) {
        if (command.origin() instanceof Origin.Marketplace marketplace) {
            Origin.MarketplacePayment payment = marketplace.payment();
            List<Money> shares = shares(command.lines());
            PaidElsewhere paid = payment.parts(
                    command.lines().stream().map(PlaceOrderCommand.Line::borne).toList());
            return (items, before, mode) -> landedCost.partsOf(paid, items, shares, mode, today);
        }
        if (quote.isPresent()) {
            return (items, before, mode) -> quote.get().price(landedCost, items, mode, today);
        }
        BasketPrices basket = coupons.prices(wish, command.origin().channel(), prices);
        String province = Provinces.shortName(command.recipient().shipTo().province());
        return (items, before, mode) ->
                landedCost.price(items, basket.of(items, before), mode, province, today, Money.zero(Money.CNY));
    }

    /** Numbers that make no sense must not break the sum: they are not believed anyway. */
    private static Money whole(Money paid, Money borne) {
        boolean canBeAdded = paid.currency().equals(borne.currency()) && paid.minor() <= Long.MAX_VALUE - borne.minor();
        return canBeAdded ? paid.plus(borne) : paid;
    }

    /** What lines cost at their marketplace; none where it does not tell of each. */
    private static List<Money> shares(List<PlaceOrderCommand.Line> lines) {
        return lines.stream().allMatch(line -> line.share().isPresent())
                ? lines.stream()
                        .flatMap(line -> line.share().stream().map(paid -> whole(paid, line.borne())))
                        .toList()
                : List.of();
    }

    private static Set<CartId> cartIds(List<Seat> seats) {
        return seats.stream().flatMap(seat -> seat.wish().cart().stream()).collect(Collectors.toSet());
    }

    private static Set<QuoteId> quoteIds(List<Seat> seats) {
        return seats.stream()
                .flatMap(seat -> seat.wish().command().quoteId().stream())
                .collect(Collectors.toSet());
    }
}
