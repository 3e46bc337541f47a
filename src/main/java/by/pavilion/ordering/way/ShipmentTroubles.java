package by.pavilion.ordering.way;

import by.pavilion.customs.CaseKind;
import by.pavilion.customs.CaseSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with shipments of orders that are not over. A case closes when logistics tells that it is over, and when the
 * order has ended or all its money has gone back, unless it is that end that has come too late for the parcel.
 */
@ApplicationScoped
class ShipmentTroubles implements CaseSource {
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
                        "shipment-" + one.kind().replace('_', '-'),
                        Map.of("shipment", one.shipment())))
                .toList();
    }
}
