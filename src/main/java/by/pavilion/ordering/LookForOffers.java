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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The looking half of {@link PlaceTogether}: what the wishes of a portion can get and what it costs. It writes nothing. */
@ApplicationScoped
class LookForOffers {
    private final Listings listings;
    private final Offers offers;
    private final LandedCost landedCost;
    private final ConsumerNotices notices;
    private final OrderingConfig config;
    private final Ids ids;
    private final Clock clock;

    LookForOffers(
            Listings listings,
            Offers offers,
            LandedCost landedCost,
            ConsumerNotices notices,
            OrderingConfig config,
            Ids ids,
            Clock clock) {
        this.listings = listings;
        this.offers = offers;
        this.landedCost = landedCost;
        this.notices = notices;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** Checks and prices each wish; what cannot be taken as it is is answered at once. Three statements for all of them. */
    List<Offered> look(List<Seat> seats) {
        if (seats.isEmpty()) {
            return List.of();
        }
        Set<Sku> skus = new TreeSet<>();
        seats.forEach(seat -> skus.addAll(OrderCheck.skus(seat.wish().command().lines())));
        LocalDate today = CustomsCalendar.dayOf(clock.instant());
        Map<Sku, Listing> found = listings.findAll(skus);
        Offers.Supply supply = offers.supplyOf(found.keySet());
        List<Offered> offered = new ArrayList<>();
        for (Seat seat : seats) {
            try {
                Offer offer = offer(seat.wish().command(), found, supply, today);
                offered.add(new Offered(seat, new OrderId(ids.next()), offer));
            } catch (Problem refusal) {
                seat.decide(new Placement.Refused(refusal));
            }
        }
        return offered;
    }

    /** @throws Problem when the order cannot be taken as it is */
    private Offer offer(PlaceOrderCommand command, Map<Sku, Listing> found, Offers.Supply supply, LocalDate today) {
        List<FieldError> errors = OrderCheck.errors(command, found, config, today, notices.versions(today));
        if (!errors.isEmpty()) {
            throw OrderingProblems.validation(errors);
        }
        return offers.fromStock(
                OrderCheck.items(command.lines(), found),
                supply,
                command.recipient().shipTo().province(),
                today,
                (items, mode) -> price(command, items, mode, today));
    }

    private LandedPrice price(PlaceOrderCommand command, List<BasketItem> items, CustomsMode mode, LocalDate today) {
        return command.origin() instanceof Origin.Marketplace marketplace
                ? landedCost.partsOf(marketplace.payment().amount(), items, mode, today)
                : landedCost.price(items, mode, today);
    }
}
