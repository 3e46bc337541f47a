package by.pavilion.customs;

import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
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

    record ParcelFacts(String trackingNumber, String carrierName, String logisticsCode) {}

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
    public String type() {
        return "by.pavilion.shipment.created.v1";
    }

    @Override
    public void on(ReceivedEvent event) {
        ShipmentFacts shipment = event.as(ShipmentFacts.class);
        shipment.parcels().stream().findFirst().ifPresent(parcel -> shipment.orderIds()
                .forEach(orderId -> declarations.findByOrder(orderId).ifPresent(id -> tell(id, parcel, shipment))));
    }

    private void tell(DeclarationId id, ParcelFacts parcel, ShipmentFacts shipment) {
        DeclaredWaybill waybill =
                new DeclaredWaybill(parcel.trackingNumber(), parcel.logisticsCode(), parcel.carrierName());
        Folders folders = desk.open(List.of(id));
        desk.parcelKnown(folders, id, waybill, shipment.transport().flatMap(TransportFacts::complete));
        takeReceipts.waybillKnown(folders, id, waybill);
        desk.putAway(folders);
    }
}
