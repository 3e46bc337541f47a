package by.pavilion.customs;

import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Once the carrier has numbered the parcel, the declaration knows its waybill and, by direct purchase, its way. */
@ApplicationScoped
class WhenShipmentCreated implements Reaction {
    private final DeclarationStore declarations;
    private final DeclarationDesk desk;
    private final TakeReceipts takeReceipts;

    WhenShipmentCreated(DeclarationStore declarations, DeclarationDesk desk, TakeReceipts takeReceipts) {
        this.declarations = declarations;
        this.desk = desk;
        this.takeReceipts = takeReceipts;
    }

    /** What we need of the shipment. */
    record ShipmentFacts(List<String> orderIds, List<ParcelFacts> parcels, Optional<TransportFacts> transport) {}

    record ParcelFacts(String trackingNumber, String carrierName, String logisticsCode) {
        DeclaredWaybill waybill() {
            return new DeclaredWaybill(trackingNumber, logisticsCode, carrierName);
        }
    }

    record TransportFacts(
            @Nullable String trafMode,
            @Nullable String trafNo,
            @Nullable String voyageNo,
            @Nullable String billNo) {

        /** Customs wants all four. */
        Optional<BorderTransport> complete() {
            return trafMode == null || trafNo == null || voyageNo == null || billNo == null
                    ? Optional.empty()
                    : Optional.of(new BorderTransport(trafMode, trafNo, voyageNo, billNo));
        }
    }

    @Override
    public String context() {
        return "customs";
    }

    @Override
    public Topic topic() {
        return Topic.LOGISTICS;
    }

    @Override
    public Set<String> types() {
        return Set.of("by.pavilion.shipment.created.v1");
    }

    /** A waybill that is known stays as it is. */
    @Override
    public boolean toleratesRepeats() {
        return true;
    }

    @Override
    public void on(List<ReceivedEvent> portion) {
        Map<String, ShipmentFacts> byOrder = new HashMap<>();
        for (ReceivedEvent event : portion) {
            ShipmentFacts shipment = event.as(ShipmentFacts.class);
            if (!shipment.parcels().isEmpty()) {
                shipment.orderIds().forEach(orderId -> byOrder.put(orderId, shipment));
            }
        }
        if (byOrder.isEmpty()) { // goods in bulk belong to no order
            return;
        }
        Map<String, DeclarationId> declared = declarations.findByOrders(byOrder.keySet());
        Folders folders = desk.open(declared.values());
        Map<DeclarationId, DeclaredWaybill> waybills = new LinkedHashMap<>();
        declared.forEach((orderId, id) -> {
            ShipmentFacts shipment = Objects.requireNonNull(byOrder.get(orderId));
            DeclaredWaybill waybill = shipment.parcels().get(0).waybill();
            desk.parcelKnown(folders, id, waybill, shipment.transport().flatMap(TransportFacts::complete));
            waybills.put(id, waybill);
        });
        takeReceipts.waybillsKnown(folders, waybills);
        desk.putAway(folders);
    }
}
