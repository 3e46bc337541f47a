package by.pavilion.ordering;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsCalendar;
import by.pavilion.customs.Limits;
import by.pavilion.customs.Quota;
import by.pavilion.parties.Parties;
import by.pavilion.pricing.BasketItem;
import by.pavilion.pricing.LandedCost;
import by.pavilion.pricing.LandedPrice;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Money;
import by.pavilion.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what goods would cost, tax and freight included, without ordering them. Nothing is written. */
@ApplicationScoped
public class QuoteBasket {
    private final Listings listings;
    private final Offers offers;
    private final LandedCost landedCost;
    private final Quota quota;
    private final Parties parties;
    private final OrderingConfig config;
    private final Clock clock;

    QuoteBasket(
            Listings listings,
            Offers offers,
            LandedCost landedCost,
            Quota quota,
            Parties parties,
            OrderingConfig config,
            Clock clock) {
        this.listings = listings;
        this.offers = offers;
        this.landedCost = landedCost;
        this.quota = quota;
        this.parties = parties;
        this.config = config;
        this.clock = clock;
    }

    /** Everything that is wrong with the words of a wish; {@link #quote} refuses it for the same reasons. */
    public List<FieldError> errorsIn(QuoteCommand command) {
        return OrderCheck.errors(
                command,
                listings.findAll(OrderCheck.skus(command.lines())),
                config,
                CustomsCalendar.dayOf(clock.instant()));
    }

    /** @throws Problem every refusal that an order for the same goods would meet */
    public Quote quote(QuoteCommand command) {
        LocalDate today = CustomsCalendar.dayOf(clock.instant());
        Map<Sku, Listing> found = listings.findAll(OrderCheck.skus(command.lines()));
        List<FieldError> errors = OrderCheck.errors(command, found, config, today);
        if (!errors.isEmpty()) {
            throw OrderingProblems.validation(errors);
        }
        LocalDate day = command.date().orElse(today);
        Limits limits = quota.limits(day);
        Optional<Money> used = command.idNumber().map(number -> quota.used(parties.blindIndexes(number)));
        Offers.Pricing pricing =
                (items, mode) -> landedCost.price(items, mode, day, used.orElse(Money.zero(Money.CNY)));
        List<BasketItem> items = OrderCheck.items(command.lines(), found);
        Optional<Money> left = used.map(limits.year()::minus);
        if (command.mode().isPresent()) {
            LandedPrice price =
                    offers.byMode(items, command.mode().get(), command.shipTo().province(), day, pricing);
            return new Quote(day, Optional.empty(), price, limits, left);
        }
        Offer offer = offers.fromStock(
                items,
                offers.look(found.keySet()),
                command.channel(),
                command.shipTo().province(),
                day,
                pricing);
        return new Quote(day, Optional.of(offer.route().warehouse()), offer.price(), limits, left);
    }
}
