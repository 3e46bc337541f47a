package by.pavilion.ordering;

import by.pavilion.customs.CustomsCalendar;
import by.pavilion.customs.Provinces;
import by.pavilion.parties.Parties;
import by.pavilion.parties.RecipientRef;
import by.pavilion.pricing.Zones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Each delivery is one more record of its way, by which {@link LearnedTimes} tells what the next ones will take. */
@ApplicationScoped
class RecordDeliveries {
    /** Whatever takes longer was lost and found, or a clock is wrong. */
    private static final int MOST_DAYS = 365;

    private final DeliveryStore store;
    private final Parties parties;
    private final Zones zones;
    private final OrderingConfig config;
    private final Clock clock;

    RecordDeliveries(DeliveryStore store, Parties parties, Zones zones, OrderingConfig config, Clock clock) {
        this.store = store;
        this.parties = parties;
        this.zones = zones;
        this.config = config;
        this.clock = clock;
    }

    /** In the transaction that delivers them. Who was erased meanwhile lived nowhere. */
    @Transactional(Transactional.TxType.MANDATORY)
    void of(Collection<Order> delivered) {
        if (delivered.isEmpty() || config.deliveriesUntilLearned() == 0) {
            return;
        }
        Map<RecipientRef, String> provinces =
                parties.provinces(delivered.stream().map(Order::recipient).collect(Collectors.toSet()));
        List<DeliveryStore.Delivery> deliveries = delivered.stream()
                .flatMap(order -> Optional.ofNullable(provinces.get(order.recipient()))
                        .filter(Provinces::isServed)
                        .map(province -> delivery(order, province))
                        .stream())
                .filter(delivery -> delivery.days() >= 0 && delivery.days() <= MOST_DAYS)
                .toList();
        store.insert(deliveries);
    }

    private DeliveryStore.Delivery delivery(Order order, String province) {
        Instant at = order.progress().reachedAt(OrderStatus.DELIVERED, clock.instant());
        LocalDate ordered = CustomsCalendar.dayOf(order.placedAt());
        return new DeliveryStore.Delivery(
                order.id(),
                new DeliveryStore.Way(
                        order.mode(), order.warehouse(), zones.of(Provinces.shortName(province), ordered)),
                Math.toIntExact(ChronoUnit.DAYS.between(ordered, CustomsCalendar.dayOf(at))),
                at);
    }
}
