package by.pavilion.logistics;

import by.pavilion.logistics.CarrierRequests.Outcome;
import by.pavilion.logistics.numbers.TakeNumbers;
import by.pavilion.parties.Parties;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.RecipientRef;
import by.pavilion.parties.ShipTo;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Pace;
import by.pavilion.shared.Together;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Asks carriers for numbers, for the last mile and to take numbers back, several at a time, and notes what came of all of them together. Whatever
 * goes wrong with one request is put off and does not hold up the others.
 */
@ApplicationScoped
class AskCarriers implements BackgroundWork {
    static final String NAME = "logistics-carriers";
    private static final Logger LOG = Logger.getLogger(AskCarriers.class);

    /** So many for each call that may be under way: the last of a portion wait for its slowest. */
    private static final int EACH = 16;

    private final CarrierRequests requests;
    private final Carriers carriers;
    private final Parties parties;
    private final TakeNumbers takeNumbers;
    private final int portion;
    private final Together calls;

    AskCarriers(
            CarrierRequests requests,
            Carriers carriers,
            Parties parties,
            TakeNumbers takeNumbers,
            LogisticsConfig config) {
        this.requests = requests;
        this.carriers = carriers;
        this.parties = parties;
        this.takeNumbers = takeNumbers;
        this.portion = config.parallelRequests() * EACH;
        this.calls = new Together(NAME, config.parallelRequests());
    }

    @PreDestroy
    void stop() {
        calls.close();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration rest(int done, Duration taken) {
        return Pace.ofWork(done, taken);
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(500);
    }

    @Override
    public int doSome() {
        List<CarrierRequest> due = requests.due(portion);
        if (!due.isEmpty()) {
            Map<String, Shipment> shipments = requests.shipmentsOf(due);
            List<Shipment> unnumbered = due.stream()
                    .filter(request -> request.kind() == CarrierRequest.Kind.WAYBILL)
                    .flatMap(request -> Optional.ofNullable(shipments.get(request.orderId())).stream())
                    .toList();
            TakeNumbers.Numbers numbers = takeNumbers.take(unnumbered);
            Map<RecipientRef, Recipient> recipients = parties.disclose(
                    due.stream()
                            .filter(request -> request.kind().needsConsignee())
                            .flatMap(request -> Optional.ofNullable(shipments.get(request.orderId())).stream())
                            .filter(shipment -> !numbers.without().contains(shipment.id()))
                            .map(AskCarriers::recipientOf)
                            .collect(Collectors.toSet()),
                    "carrier's waybill");
            requests.note(calls.each(
                    due,
                    request ->
                            ask(request, Optional.ofNullable(shipments.get(request.orderId())), recipients, numbers)));
        }
        return due.size();
    }

    private Outcome ask(
            CarrierRequest request,
            Optional<Shipment> shipment,
            Map<RecipientRef, Recipient> recipients,
            TakeNumbers.Numbers numbers) {
        try {
            return shipment.isEmpty()
                    ? new CarrierRequests.TooEarly(request, "the order's acceptance has not arrived")
                    : ask(request, shipment.get(), recipients, numbers);
        } catch (CarrierFault fault) {
            LOG.warnf("order=%s request=%s %s", request.orderId(), request.kind(), fault.reason());
            return new CarrierRequests.Failed(request, fault.reason());
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "order=%s request=%s failed", request.orderId(), request.kind());
            return new CarrierRequests.Failed(request, fault.getClass().getSimpleName());
        }
    }

    private Outcome ask(
            CarrierRequest request,
            Shipment shipment,
            Map<RecipientRef, Recipient> recipients,
            TakeNumbers.Numbers numbers)
            throws CarrierFault {
        Carrier carrier = carriers.find(shipment.carrier())
                .orElseThrow(() -> new CarrierFault("there is no carrier " + shipment.carrier()));
        Optional<Waybill> waybill = shipment.parcels().get(0).waybill();
        return switch (request.kind()) {
            case WAYBILL -> {
                if (numbers.without().contains(shipment.id())) {
                    throw new CarrierFault("the numbers that the carrier has let us have are used up");
                }
                Recipient recipient = Objects.requireNonNull(recipients.get(recipientOf(shipment)));
                Optional<String> number = Optional.ofNullable(numbers.given().get(shipment.id()));
                yield numbered(
                        request,
                        shipment,
                        carrier,
                        number,
                        carrier.book(booking(shipment, recipient.shipTo(), number)));
            }
            case DECLARE -> {
                if (shipment.voiding().isPresent()) { // customs need not hear any more of a waybill that is taken back
                    yield new CarrierRequests.Declared(request);
                }
                if (waybill.isEmpty()) {
                    yield new CarrierRequests.TooEarly(request, "the parcel has no number");
                }
                Recipient recipient = Objects.requireNonNull(recipients.get(recipientOf(shipment)));
                carrier.declareAgain(booking(shipment, recipient.shipTo(), waybill.map(Waybill::number)));
                yield new CarrierRequests.Declared(request);
            }
            case DISPATCH -> {
                if (waybill.isEmpty()) {
                    yield new CarrierRequests.TooEarly(request, "the parcel has no number");
                }
                Optional<Pickup> pickup =
                        carrier.dispatch(shipment.id(), waybill.get().number());
                yield new CarrierRequests.Dispatched(request, shipment.id(), carrier.askEvery(), pickup);
            }
            case VOID ->
                new CarrierRequests.TakenBack(
                        request,
                        shipment.id(),
                        shipment.isStillHere()
                                ? carrier.takeBack(shipment.id(), waybill.map(Waybill::number))
                                : Voiding.LEFT);
        };
    }

    /** What carriers' systems mix up would reach the wrong buyer, so it does not go onto a label. */
    private static Outcome numbered(
            CarrierRequest request, Shipment shipment, Carrier carrier, Optional<String> ours, Booked booked) {
        String number = booked.waybill().number();
        if (ours.isPresent() && !number.equals(ours.get())) {
            return new CarrierRequests.NumberRefused(
                    request, shipment.id(), "the carrier has given another number than ours");
        }
        if (!carrier.checkDigit().isGood(number)) {
            return new CarrierRequests.NumberRefused(
                    request, shipment.id(), "the check digit of the carrier's number is wrong");
        }
        return new CarrierRequests.Numbered(request, shipment.id(), carrier.code(), booked);
    }

    private static RecipientRef recipientOf(Shipment shipment) {
        return RecipientRef.fromString(shipment.recipientRef());
    }

    private static Booking booking(Shipment shipment, ShipTo shipTo, Optional<String> number) {
        return new Booking(
                shipment.id(),
                shipment.orderNo(),
                shipment.customsMode(),
                shipment.parcels().stream().mapToLong(Parcel::weightGrams).sum(),
                shipment.goods(),
                shipment.freight(),
                new Booking.Consignee(shipTo.name(), shipTo.phone(), shipTo.address()),
                number);
    }
}
