package by.pavilion.logistics.numbers;

import by.pavilion.logistics.Shipment;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives parcels numbers out of their carriers' ranges. A number leaves its range in the transaction that writes it to its parcel,
 * under a lock of the carrier, so it is given once however many replicas ask and wherever they die; a parcel that has one keeps it.
 */
@ApplicationScoped
public class TakeNumbers {
    private final NumberStore store;
    private final Reuse reuse;
    private final TellSupply tellSupply;
    private final Clock clock;

    TakeNumbers(NumberStore store, Reuse reuse, TellSupply tellSupply, Clock clock) {
        this.store = store;
        this.reuse = reuse;
        this.tellSupply = tellSupply;
        this.clock = clock;
    }

    /**
     * What came of it. Parcels of carriers that number them themselves are in neither.
     *
     * @param given by shipment
     * @param without those for which there was no number left
     */
    public record Numbers(Map<ShipmentId, String> given, Set<ShipmentId> without) {
        public Numbers {
            given = Map.copyOf(given);
            without = Set.copyOf(without);
        }
    }

    /** Gives numbers to those that have none. */
    public Numbers take(Collection<Shipment> shipments) {
        Map<ShipmentId, String> given = new HashMap<>();
        Set<ShipmentId> without = new HashSet<>();
        Map<String, List<ShipmentId>> byCarrier = shipments.stream()
                .collect(Collectors.groupingBy(
                        Shipment::carrier, Collectors.mapping(Shipment::id, Collectors.toList())));
        if (!byCarrier.isEmpty()) {
            for (String carrier : withRanges(byCarrier.keySet())) {
                List<ShipmentId> wanted = byCarrier.getOrDefault(carrier, List.of());
                Numbers numbers = Transactions.retrying(() -> take(carrier, wanted));
                given.putAll(numbers.given());
                without.addAll(numbers.without());
            }
        }
        return new Numbers(given, without);
    }

    private Set<String> withRanges(Set<String> carriers) {
        return Transactions.retrying(() -> store.withRanges(carriers, clock.instant()));
    }

    private Numbers take(String carrier, List<ShipmentId> shipments) {
        Instant now = clock.instant();
        NumberStore.Supply supply = store.lock(carrier);
        Map<ShipmentId, String> numbers = store.given(shipments);
        List<ShipmentId> left = new ArrayList<>(shipments.stream()
                .distinct()
                .filter(id -> !numbers.containsKey(id))
                .toList());
        Map<ShipmentId, String> fresh = new HashMap<>();
        List<NumberRange> ranges = new ArrayList<>();
        for (NumberRange range : store.of(carrier)) {
            NumberRange after = range.isInForce(now) ? take(range, left, fresh, now) : range;
            if (!after.equals(range)) {
                store.update(after);
            }
            ranges.add(after);
        }
        store.give(fresh);
        tellSupply.look(carrier, supply, ranges, now);
        numbers.putAll(fresh);
        boolean isNumberedByUs = ranges.stream().anyMatch(range -> range.isInForce(now));
        return new Numbers(numbers, isNumberedByUs ? Set.copyOf(left) : Set.of());
    }

    /** Numbers that are on parcels of the last months, whoever gave them, are left out. */
    private NumberRange take(NumberRange range, List<ShipmentId> left, Map<ShipmentId, String> fresh, Instant now) {
        NumberRange at = range;
        while (!left.isEmpty() && at.left() > 0) {
            List<String> wanted = new ArrayList<>();
            long next = at.next();
            for (long serial = next; serial <= at.last() && wanted.size() < left.size(); serial++) {
                wanted.add(at.number(serial));
            }
            Set<String> taken =
                    store.numbered(at.carrier(), wanted, reuse.since(now)).keySet();
            for (String number : wanted) {
                if (!taken.contains(number)) {
                    fresh.put(left.remove(left.size() - 1), number);
                }
            }
            at = at.after(next + wanted.size() - 1, now);
        }
        return at;
    }
}
