package by.pavilion.ordering;

import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.Compliance;
import by.pavilion.customs.CustomsCalendar;
import by.pavilion.identity.Caller;
import by.pavilion.parties.Parties;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.RecipientRef;
import by.pavilion.parties.ShipTo;
import by.pavilion.pricing.Zones;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends an order somewhere else while it is not paid: with the payment it is handed to customs and the carrier, whose papers
 * name the address. The buyer stays, so the year that the order counts in does, too; freight goes by weight, mode and zone, so
 * the price stays as long as the zone does, and to another zone an order does not go. What stood for the old address is kept.
 */
@ApplicationScoped
public class ChangeShipTo {
    private final OrderStore orders;
    private final Journal journal;
    private final Parties parties;
    private final Listings listings;
    private final Offers offers;
    private final Zones zones;
    private final OrderingConfig config;
    private final Clock clock;

    ChangeShipTo(
            OrderStore orders,
            Journal journal,
            Parties parties,
            Listings listings,
            Offers offers,
            Zones zones,
            OrderingConfig config,
            Clock clock) {
        this.orders = orders;
        this.journal = journal;
        this.parties = parties;
        this.listings = listings;
        this.offers = offers;
        this.zones = zones;
        this.config = config;
        this.clock = clock;
    }

    /** What is to be another; what is absent stays. */
    public record Changes(
            Optional<String> name,
            Optional<String> phone,
            Optional<String> province,
            Optional<String> city,
            Optional<String> district,
            Optional<String> street,
            Optional<String> postcode) {

        ShipTo of(ShipTo before) {
            return new ShipTo(
                    name.orElse(before.name()),
                    phone.orElse(before.phone()),
                    province.orElse(before.province()),
                    city.orElse(before.city()),
                    district.orElse(before.district()),
                    street.orElse(before.street()),
                    postcode.orElse(before.postcode()));
        }

        @Override
        public String toString() {
            return "Changes[]";
        }
    }

    /**
     * Changes where the order goes.
     *
     * @param ifMatch the version of the order that the caller knows
     * @throws by.pavilion.shared.Problem 404 when the caller may not see such an order, 409 when it is too late, 412 and 428
     *     for the version, 422 for an address that we do not serve, to which freight is another, or where the goods may not go
     */
    public Order change(Caller caller, OrderId id, @Nullable IfMatch ifMatch, Changes changes) {
        Order known = Transactions.retrying(() -> orders.find(id)
                .filter(found -> Orders.mayBeSeen(caller, found))
                .orElseThrow(OrderingProblems::noSuchOrder));
        requireChangeable(known, ifMatch);
        Recipient before = parties.disclose(known.recipient(), "change of address");
        Recipient after = new Recipient(before.buyer(), changes.of(before.shipTo()));
        List<FieldError> errors = errors(known, before.shipTo(), after.shipTo());
        if (!errors.isEmpty()) {
            throw OrderingProblems.validation(errors);
        }
        return Transactions.retrying(() -> {
            Order order = orders.lock(id).orElseThrow(OrderingProblems::noSuchOrder);
            requireChangeable(order, ifMatch);
            if (!order.recipient().equals(known.recipient())) {
                throw OrderingProblems.busy();
            }
            return write(order, after, Actor.of(caller));
        });
    }

    private static void requireChangeable(Order order, @Nullable IfMatch ifMatch) {
        IfMatch.check(ifMatch, order.version());
        if (order.status() != OrderStatus.PLACED) {
            throw OrderingProblems.addressFixed(order.status());
        }
    }

    private List<FieldError> errors(Order order, ShipTo before, ShipTo wanted) {
        LocalDate today = CustomsCalendar.dayOf(clock.instant());
        List<FieldError> errors = new ArrayList<>(OrderCheck.errors(wanted, config, today));
        if (errors.isEmpty()) {
            Set<Sku> skus = order.lines().stream().map(OrderLine::sku).collect(Collectors.toSet());
            List<Compliance.Reason> against = offers.reasonsAgainst(
                    listings.findAll(List.copyOf(skus)).values(), order.mode(), wanted.province(), today);
            against.forEach(reason ->
                    errors.add(new FieldError("/province", reason.code(), Map.of("source", reason.source()))));
            if (!zone(order, before).equals(zone(order, wanted))) {
                errors.add(new FieldError("/province", "other-freight-zone", Map.of()));
            }
        }
        return errors;
    }

    /** As it was when freight was reckoned. */
    private String zone(Order order, ShipTo shipTo) {
        return zones.of(Provinces.shortName(shipTo.province()), CustomsCalendar.dayOf(order.placedAt()));
    }

    private Order write(Order order, Recipient after, Actor actor) {
        Instant now = clock.instant();
        RecipientRef ref = parties.registerInstead(order.recipient(), after);
        Order changed = order.to(ref);
        orders.update(changed);
        journal.write(List.of(new Journal.Entry(
                changed,
                new OrderAddressChanged(
                        changed.state(), order.recipient(), after.shipTo().district(), false, now),
                actor)));
        return changed;
    }
}
