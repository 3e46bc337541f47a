package by.pavilion.ordering.way;

import by.pavilion.customs.CaseKind;
import by.pavilion.customs.CaseSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is wrong with shipments of orders that are not over. A case closes when logistics tells that it is over, and when the
 * order has ended or all its money has gone back, unless it is that end that has come too late for the parcel. Before customs has
 * released the parcel the money alone ends nothing: the list is at customs still, so the order has to be cancelled there.
 */
@ApplicationScoped
class ShipmentTroubles implements CaseSource {
    /** What keeps a parcel from ever being released; its buyer can return nothing yet. */
    private static final Map<String, String> ENDS_AT_CUSTOMS = Map.of(
            "lost", "shipment-lost-before-release",
            "refused", "shipment-returned-before-release",
            "returned_to_sender", "shipment-returned-before-release");

    /** Causes of delays that somebody else has to be asked about than whoever carries the parcel. */
    private static final Set<String> EXPLAINED = Set.of("departure", "no_departure", "not_fetched", "no_answer");

    private final WayStore store;

    ShipmentTroubles(WayStore store) {
        this.store = store;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.SHIPMENT_TROUBLE;
    }

    @Override
    public List<Found> open(Instant afterTime, long afterNumber, int limit) {
        return store.open(afterTime, afterNumber, limit).stream()
                .map(one -> new Found(
                        kind(),
                        one.since(),
                        one.number(),
                        one.order().toString(),
                        one.shipment(),
                        reason(one),
                        Map.of("shipment", one.shipment())))
                .toList();
    }

    static String reason(WayStore.Open trouble) {
        String plain = "shipment-" + trouble.kind().replace('_', '-');
        String kind = trouble.cause()
                .filter(EXPLAINED::contains)
                .map(cause -> plain + "-" + cause.replace('_', '-'))
                .orElse(plain);
        return switch (trouble.status()) {
            case PLACED, PAID, DECLARED, REJECTED -> ENDS_AT_CUSTOMS.getOrDefault(trouble.kind(), kind);
            case RELEASED, SHIPPED, DELIVERED, COMPLETED, CANCELLED, RETURNED -> kind;
        };
    }
}
