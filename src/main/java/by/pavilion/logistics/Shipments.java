package by.pavilion.logistics;

import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading shipments. */
@ApplicationScoped
public class Shipments {
    private final ShipmentStore store;
    private final CarrierRequestStore requests;
    private final PickupStore pickups;

    Shipments(ShipmentStore store, CarrierRequestStore requests, PickupStore pickups) {
        this.store = store;
        this.requests = requests;
        this.pickups = pickups;
    }

    @Transactional
    public Optional<Shipment> find(ShipmentId id) {
        return store.find(id);
    }

    /**
     * Shipments, newest first.
     *
     * @param orderId only the shipment to the buyer of this order, or the one of this inbound or return, when given
     * @param cursor the position after the page before, when given
     */
    @Transactional
    public Page<Shipment> page(@Nullable String orderId, @Nullable String cursor, int limit) {
        return page(orderId, null, cursor, limit);
    }

    /**
     * The same of one kind.
     *
     * @param kind all kinds, when not given
     */
    @Transactional
    public Page<Shipment> page(
            @Nullable String orderId, @Nullable ShipmentKind kind, @Nullable String cursor, int limit) {
        long before = cursor == null ? Long.MAX_VALUE : Cursor.parseLong(cursor);
        return Page.of(
                store.page(orderId, kind, before, limit + 1),
                limit,
                shipment -> Cursor.print(shipment.id().value()));
    }

    /** What carriers told of the shipment, by the time at which it happened. */
    @Transactional
    public List<TrackingEvent> tracking(ShipmentId id) {
        return Shipment.byTime(store.tracking(id));
    }

    /** When its carrier fetches its parcel, where it has told. */
    @Transactional
    public Optional<Pickup> pickup(ShipmentId id) {
        return pickups.find(id);
    }

    /** Between which times it is expected, where that was told. */
    @Transactional
    public Optional<EtaSpread> spread(ShipmentId id) {
        return store.spread(id);
    }

    /** What the carrier has still to be asked for the order, and why it could not be asked yet. */
    @Transactional
    public List<CarrierRequest> openRequests(String orderId) {
        return requests.ofOrder(orderId);
    }
}
