package by.pavilion.ordering;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsCalendar;
import by.pavilion.customs.Limits;
import by.pavilion.customs.Provinces;
import by.pavilion.customs.Quota;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.parties.Parties;
import by.pavilion.pricing.BasketItem;
import by.pavilion.pricing.BasketPrices;
import by.pavilion.pricing.FreightReason;
import by.pavilion.pricing.LandedCost;
import by.pavilion.pricing.LandedPrice;
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

/**
 * Tells what goods would cost, tax and freight included, without ordering them. What it has told is kept for a while, so that
 * an order can be held to it.
 */
@ApplicationScoped
public class QuoteBasket {
    private final Listings listings;
    private final Offers offers;
    private final Prices prices;
    private final LandedCost landedCost;
    private final Quota quota;
    private final Parties parties;
    private final DeliveryTimes deliveryTimes;
    private final QuoteStore store;
    private final OrderingConfig config;
    private final Ids ids;
    private final Clock clock;

    QuoteBasket(
            Listings listings,
            Offers offers,
            Prices prices,
            LandedCost landedCost,
            Quota quota,
            Parties parties,
            DeliveryTimes deliveryTimes,
            QuoteStore store,
            OrderingConfig config,
            Ids ids,
            Clock clock) {
        this.listings = listings;
        this.offers = offers;
        this.prices = prices;
        this.landedCost = landedCost;
        this.quota = quota;
        this.parties = parties;
        this.deliveryTimes = deliveryTimes;
        this.store = store;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** Everything that is wrong with the words of a wish; {@link #quote} refuses it for the same reasons. */
    public List<FieldError> errorsIn(QuoteCommand command) {
        Map<Sku, Listing> found = listings.findAll(OrderCheck.skus(command.lines(), config.mostLines()));
        return errors(command, found, coupons(command));
    }

    private List<FieldError> errors(QuoteCommand command, Map<Sku, Listing> found, NamedCoupons coupons) {
        List<FieldError> errors =
                new ArrayList<>(OrderCheck.errors(command, found, config, CustomsCalendar.dayOf(clock.instant())));
        errors.addAll(coupons.errors());
        if (!errors.isEmpty() && OrderCheck.areLinesGood(errors)) {
            String channel = command.channel();
            errors.addAll(
                    coupons.idle(prices.listed(OrderCheck.items(command.lines(), found), channel), channel, prices));
        }
        return errors;
    }

    private NamedCoupons coupons(QuoteCommand command) {
        return NamedCoupons.of(command.couponCodes(), command.channel(), prices);
    }

    /** @throws Problem every refusal that an order for the same goods would meet */
    public Quote quote(QuoteCommand command) {
        LocalDate today = CustomsCalendar.dayOf(clock.instant());
        Map<Sku, Listing> found = listings.findAll(OrderCheck.skus(command.lines(), config.mostLines()));
        NamedCoupons coupons = coupons(command);
        List<FieldError> errors = errors(command, found, coupons);
        if (!errors.isEmpty()) {
            throw OrderingProblems.validation(errors);
        }
        LocalDate day = command.date().orElse(today);
        Limits limits = quota.limits(day);
        Optional<Money> used = command.idNumber().map(number -> quota.used(parties.blindIndexes(number), day));
        String province = command.shipTo().province();
        List<BasketItem> items = prices.listed(OrderCheck.items(command.lines(), found), command.channel());
        BasketPrices basket = coupons.prices(items, command.channel(), prices);
        Offers.Pricing pricing = (goods, before, mode) -> landedCost.price(
                goods,
                basket.of(goods, before),
                mode,
                Provinces.shortName(province),
                day,
                used.orElse(Money.zero(Money.CNY)));
        Optional<Money> left = used.map(limits.year()::minus);
        if (command.mode().isPresent()) {
            LandedPrice price = offers.byMode(items, command.mode().get(), province, day, pricing);
            return quote(command, items, day, Optional.empty(), price, limits, left);
        }
        Offer offer =
                offers.fromStock(items, offers.look(found.keySet()).of(command.channel()), province, day, pricing);
        return quote(command, items, day, Optional.of(offer.route().warehouse()), offer.price(), limits, left);
    }

    private Quote quote(
            QuoteCommand command,
            List<BasketItem> items,
            LocalDate day,
            Optional<WarehouseCode> warehouse,
            LandedPrice price,
            Limits limits,
            Optional<Money> left) {
        QuoteId id = new QuoteId(ids.next());
        Instant validUntil = clock.instant().plus(config.quoteValidFor());
        store.insert(KeptQuote.of(id, validUntil, command, day, warehouse, price));
        DeliveryEstimate delivery =
                deliveryTimes.of(price.mode(), warehouse, command.shipTo().province(), day);
        FreightReason freight = landedCost.freight(
                items, price.mode(), Provinces.shortName(command.shipTo().province()), day);
        return new Quote(id, validUntil, day, warehouse, price, freight, delivery, limits, left);
    }
}
