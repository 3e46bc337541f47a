package by.pavilion.logistics.numbers;

import by.pavilion.logistics.ShipmentId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether numbers that carriers give are somebody else's still. */
@ApplicationScoped
public class CheckNumbers {
    private final NumberStore store;
    private final Reuse reuse;
    private final Clock clock;

    CheckNumbers(NumberStore store, Reuse reuse, Clock clock) {
        this.store = store;
        this.reuse = reuse;
        this.clock = clock;
    }

    /** A number that a carrier has given to a shipment. */
    public record Given(String carrier, String number, ShipmentId shipment) {}

    /**
     * Those that have numbers of other parcels of the last months, in the transaction that writes the numbers to the parcels:
     * it locks the carriers, so that of two who get the same number at once the second one sees the first one's.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<ShipmentId> reused(Collection<Given> given) {
        Map<String, Map<String, Set<ShipmentId>>> byCarrier = new TreeMap<>();
        given.forEach(one -> byCarrier
                .computeIfAbsent(one.carrier(), none -> new HashMap<>())
                .computeIfAbsent(one.number(), none -> new HashSet<>())
                .add(one.shipment()));
        Set<ShipmentId> reused = new HashSet<>();
        byCarrier.forEach((carrier, numbers) -> {
            store.lock(carrier);
            Map<String, Set<ShipmentId>> taken =
                    store.numbered(carrier, numbers.keySet(), reuse.since(clock.instant()));
            numbers.forEach((number, shipments) -> {
                Set<ShipmentId> owners = taken.getOrDefault(number, Set.of());
                List<ShipmentId> others =
                        shipments.stream().filter(id -> !owners.contains(id)).toList();
                boolean isFree = owners.isEmpty();
                others.stream().skip(isFree ? 1 : 0).forEach(reused::add);
            });
        });
        return reused;
    }
}
