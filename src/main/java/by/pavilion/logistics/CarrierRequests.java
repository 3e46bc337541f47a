package by.pavilion.logistics;

import by.pavilion.events.Correlation;
import by.pavilion.events.Outbox;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What we know before a carrier is asked, and what its answer changes. The asking itself is {@link AskCarriers}. */
@ApplicationScoped
class CarrierRequests {
    private final CarrierRequestStore requests;
    private final ShipmentStore shipments;
    private final Outbox outbox;
    private final Workers workers;
    private final Clock clock;
    private final LogisticsConfig config;

    CarrierRequests(
            CarrierRequestStore requests,
            ShipmentStore shipments,
            Outbox outbox,
            Workers workers,
            Clock clock,
            LogisticsConfig config) {
        this.requests = requests;
        this.shipments = shipments;
        this.outbox = outbox;
        this.workers = workers;
        this.clock = clock;
        this.config = config;
    }

    @Transactional
    List<CarrierRequest> due(int limit) {
        return requests.due(clock.instant(), limit);
    }

    @Transactional
    Optional<Shipment> shipmentOf(CarrierRequest request) {
        return shipments.findByOrder(request.orderId());
    }

    /** The carrier has numbered the parcel. A second answer to the same question changes nothing. */
    @Transactional
    void booked(CarrierRequest request, ShipmentId id, Booked booked) {
        Shipment shipment = shipments.lock(id).orElseThrow();
        if (shipment.status() == ShipmentStatus.AWAITING_WAYBILL) {
            Shipment numbered = shipment.booked(booked.waybill(), booked.transport());
            shipments.update(numbered);
            tell(request, numbered);
        }
        requests.delete(request);
        workers.wake(AskCarriers.NAME);
    }

    /** The carrier brings the parcel to its buyer. */
    @Transactional
    void dispatched(CarrierRequest request) {
        requests.delete(request);
    }

    /** The carrier could not be asked: again later, after growing pauses. */
    @Transactional
    void postpone(CarrierRequest request, String reason) {
        int attempts = request.attempts() + 1;
        requests.postpone(request, clock.instant().plus(pauseAfter(attempts)), attempts, reason);
    }

    /** It is too early to ask: what must come first is under way. */
    @Transactional
    void waitFor(CarrierRequest request, String what) {
        requests.postpone(request, clock.instant().plus(config.firstPause()), request.attempts(), what);
    }

    private void tell(CarrierRequest request, Shipment shipment) {
        Instant now = clock.instant();
        long sequence = shipments.nextSequence(shipment.id());
        Correlation.of(request.correlationId(), () -> {
            outbox.append(ShipmentCreated.of(shipment, now), sequence);
            return sequence;
        });
    }

    private Duration pauseAfter(int attempts) {
        Duration pause = config.firstPause().multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(config.longestPause()) > 0 ? config.longestPause() : pause;
    }
}
