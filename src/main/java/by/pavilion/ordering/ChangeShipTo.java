package by.pavilion.ordering;

import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.ChangeConsignee;
import by.pavilion.customs.Compliance;
import by.pavilion.customs.CustomsCalendar;
import by.pavilion.customs.Provinces;
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
 * Sends an order somewhere else. The buyer stays, so the year that the order counts in does, too; freight goes by weight, mode
 * and zone, so the price stays as long as the zone does, and to another zone an order does not go.
 *
 * <p>While it is not paid, what stood for the old address is kept beside the new. With the payment customs and the carrier are given
 * the address under its reference: from then on it is put right where it is kept, within its province, and both are told, until the
 * list has gone to customs. Lock order: the order, its declaration.
 */
@ApplicationScoped
public class ChangeShipTo {
    private final OrderStore orders;
    private final Journal journal;
    private final Parties parties;
    private final ChangeConsignee changeConsignee;
    private final Listings listings;
    private final Offers offers;
    private final Zones zones;
    private final OrderingConfig config;
    private final Clock clock;

    ChangeShipTo(
            OrderStore orders,
            Journal journal,
            Parties parties,
            ChangeConsignee changeConsignee,
            Listings listings,
            Offers offers,
            Zones zones,
            OrderingConfig config,
            Clock clock) {
        this.orders = orders;
        this.journal = journal;
        this.parties = parties;
        this.changeConsignee = changeConsignee;
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

        /** The same within a province that stays. */
        Changes inTheProvince() {
            return new Changes(name, phone, Optional.empty(), city, district, street, postcode);
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
     * @throws by.pavilion.shared.Problem 404 when the caller may not see such an order, 409 when it is too late, or too early
     *     since customs has still to decide on what names the address, 412 and 428 for the version, 422 for an address that we do
     *     not serve, to which freight is another, where the goods may not go, or in another province when the order is paid
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
            if (order.status() == OrderStatus.PLACED) {
                return write(order, after, Actor.of(caller));
            }
            // it may have been paid since it was looked at
            otherProvince(before.shipTo(), after.shipTo()).ifPresent(error -> {
                throw OrderingProblems.validation(List.of(error));
            });
            return writeDeclared(order, changes.inTheProvince(), Actor.of(caller));
        });
    }

    private static void requireChangeable(Order order, @Nullable IfMatch ifMatch) {
        IfMatch.check(ifMatch, order.version());
        boolean paidToUs = order.status() == OrderStatus.PAID
                && order.channel().externalOrderId().isEmpty();
        if (order.status() != OrderStatus.PLACED && !paidToUs) {
            throw OrderingProblems.addressFixed(order.status());
        }
    }

    private List<FieldError> errors(Order order, ShipTo before, ShipTo wanted) {
        LocalDate today = CustomsCalendar.dayOf(clock.instant());
        List<FieldError> errors = new ArrayList<>(OrderCheck.errors(wanted, config, today));
        if (errors.isEmpty() && order.status() != OrderStatus.PLACED) {
            otherProvince(before, wanted).ifPresent(errors::add);
        } else if (errors.isEmpty()) {
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

    /** What is declared goes to the province that it was checked for. */
    private static Optional<FieldError> otherProvince(ShipTo before, ShipTo wanted) {
        return Provinces.shortName(before.province()).equals(Provinces.shortName(wanted.province()))
                ? Optional.empty()
                : Optional.of(FieldError.of("/province", "other-province-when-paid"));
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

    /** Customs and the carrier know the address by a reference, which stays: what it stands for becomes another. */
    private Order writeDeclared(Order order, Changes changes, Actor actor) {
        ChangeConsignee.Outcome outcome = changeConsignee.change(order.id().toString(), changes::of);
        if (outcome instanceof ChangeConsignee.TooLate) {
            throw OrderingProblems.addressFixed(order.status());
        }
        if (!(outcome instanceof ChangeConsignee.Changed moved)) {
            return order;
        }
        Order told = order.told();
        orders.update(told);
        journal.write(List.of(new Journal.Entry(
                told,
                new OrderAddressChanged(
                        told.state(), order.recipient(), moved.shipTo().district(), moved.told(), clock.instant()),
                actor)));
        return told;
    }
}
