package by.pavilion.logistics;

import by.pavilion.parties.Parties;
import by.pavilion.parties.RecipientRef;
import by.pavilion.parties.ShipTo;
import by.pavilion.shared.BackgroundWork;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Asks carriers for numbers and for the last mile, several at a time; one slow answer holds up nobody else's. */
@ApplicationScoped
class AskCarriers implements BackgroundWork {
    static final String NAME = "logistics-carriers";
    private static final Logger LOG = Logger.getLogger(AskCarriers.class);

    private final CarrierRequests requests;
    private final Carriers carriers;
    private final Parties parties;
    private final int portion;
    private final ExecutorService threads;

    AskCarriers(CarrierRequests requests, Carriers carriers, Parties parties, LogisticsConfig config) {
        this.requests = requests;
        this.carriers = carriers;
        this.parties = parties;
        this.portion = config.parallelRequests() * 4;
        this.threads = Executors.newFixedThreadPool(config.parallelRequests(), task -> {
            Thread thread = new Thread(task, NAME);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(500);
    }

    @Override
    public int doSome() {
        List<CarrierRequest> due = requests.due(portion);
        CompletableFuture.allOf(due.stream()
                        .map(request -> CompletableFuture.runAsync(() -> ask(request), threads))
                        .toArray(CompletableFuture[]::new))
                .join();
        return due.size();
    }

    /** Whatever goes wrong with one request must not hold up the others, so it is put off. */
    private void ask(CarrierRequest request) {
        try {
            Optional<Shipment> shipment = requests.shipmentOf(request);
            if (shipment.isEmpty()) {
                requests.waitFor(request, "the order's acceptance has not arrived");
            } else {
                ask(request, shipment.get());
            }
        } catch (CarrierFault fault) {
            LOG.warnf("order=%s request=%s %s", request.orderId(), request.kind(), fault.reason());
            requests.postpone(request, fault.reason());
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "order=%s request=%s failed", request.orderId(), request.kind());
            requests.postpone(request, fault.getClass().getSimpleName());
        }
    }

    private void ask(CarrierRequest request, Shipment shipment) throws CarrierFault {
        Carrier carrier = carriers.find(shipment.carrier())
                .orElseThrow(() -> new CarrierFault("there is no carrier " + shipment.carrier()));
        switch (request.kind()) {
            case WAYBILL -> requests.booked(request, shipment.id(), carrier.book(booking(shipment)));
            case DISPATCH -> {
                Optional<Waybill> waybill = shipment.parcels().get(0).waybill();
                if (waybill.isEmpty()) {
                    requests.waitFor(request, "the parcel has no number");
                } else {
                    carrier.dispatch(shipment.id(), waybill.get().number());
                    requests.dispatched(request);
                }
            }
        }
    }

    private Booking booking(Shipment shipment) {
        ShipTo shipTo = parties.disclose(RecipientRef.fromString(shipment.recipientRef()), "carrier's waybill")
                .shipTo();
        return new Booking(
                shipment.id(),
                shipment.orderNo(),
                shipment.customsMode(),
                shipment.parcels().stream().mapToLong(Parcel::weightGrams).sum(),
                shipment.goods(),
                shipment.freight(),
                new Booking.Consignee(shipTo.name(), shipTo.phone(), shipTo.address()));
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
