package by.pavilion.channel.clearance;

import by.pavilion.channel.ClearanceOut.Step;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.events.ReactionToEach;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.logistics.Classifier;
import by.pavilion.logistics.OrderChannel;
import by.pavilion.logistics.ShipmentKind;
import by.pavilion.logistics.ShipmentTrackingRecorded;
import by.pavilion.logistics.ShippedParcel;
import by.pavilion.logistics.TrackingCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Where parcels are on the long way is wanted to be known at the marketplaces that sold them. */
@ApplicationScoped
class WhenParcelTravels implements ReactionToEach {
    private static final String CHINA = "CN";

    private final WantClearance wantClearance;

    WhenParcelTravels(WantClearance wantClearance) {
        this.wantClearance = wantClearance;
    }

    @Override
    public String context() {
        return "channel";
    }

    @Override
    public Topic topic() {
        return Topic.LOGISTICS;
    }

    @Override
    public String type() {
        return "by.pavilion.shipment.tracking-recorded.v1";
    }

    /** What no marketplace has sold has no number there, and what is absent is not in the text: it need not be read for that. */
    @Override
    public boolean wants(ReceivedEvent event) {
        return ReactionToEach.super.wants(event) && event.data().contains("\"externalOrderId\"");
    }

    /** A step is wanted once. */
    @Override
    public boolean toleratesRepeats() {
        return true;
    }

    @Override
    public void on(ReceivedEvent event) {
        ShipmentTrackingRecorded told = event.as(ShipmentTrackingRecorded.class);
        OrderChannel channel = told.channel();
        String shopId = channel.shopId();
        String externalOrderId = channel.externalOrderId();
        boolean hasHappened =
                told.event().classifier() == Classifier.ACT && told.event().retracts() == null;
        if (told.shipmentKind() != ShipmentKind.ORDER_OUTBOUND
                || !hasHappened
                || told.event().lastMile()
                || isStopOnTheWay(told.event())
                || shopId == null
                || externalOrderId == null) {
            return;
        }
        stepOf(told.event().code())
                .filter(step -> wantClearance.isHeardBy(channel.code()))
                .ifPresent(step -> wantClearance.want(
                        new ExternalOrder(channel.code(), shopId, externalOrderId),
                        step,
                        told.event().occurredAt(),
                        waybill(told)));
    }

    /** A way of several legs arrives at Great Stone, or at a port, before it does in China: only that is its end. */
    private static boolean isStopOnTheWay(ShipmentTrackingRecorded.Recorded event) {
        return event.code() == TrackingCode.ARRIVED
                && event.location()
                        .knownCountry()
                        .filter(country -> !country.equals(CHINA))
                        .isPresent();
    }

    private static String waybill(ShipmentTrackingRecorded told) {
        return told.parcels().stream()
                .filter(parcel -> parcel.parcelId().equals(told.event().parcelId()))
                .map(ShippedParcel::trackingNumber)
                .findFirst()
                .orElse("");
    }

    private static Optional<Step> stepOf(TrackingCode code) {
        return switch (code) {
            case PICKED_UP -> Optional.of(Step.PICKED_UP);
            case DEPARTED -> Optional.of(Step.DEPARTED);
            case ARRIVED -> Optional.of(Step.ARRIVED);
            case LABEL_CREATED,
                    PACKED_INTO,
                    UNPACKED,
                    LOADED,
                    UNLOADED,
                    GAUGE_CHANGED,
                    BORDER_CROSSED,
                    CUSTOMS_EXPORT_PRESENTED,
                    CUSTOMS_EXPORT_HELD,
                    CUSTOMS_EXPORT_RELEASED,
                    CUSTOMS_IMPORT_PRESENTED,
                    CUSTOMS_IMPORT_HELD,
                    CUSTOMS_IMPORT_RELEASED,
                    BONDED_RECEIVED,
                    BONDED_RELEASED,
                    OUT_FOR_DELIVERY,
                    DELIVERY_ATTEMPTED,
                    DELIVERED,
                    EXCEPTION,
                    RETURNING,
                    RETURNED,
                    HANDED_OVER,
                    OTHER -> Optional.empty();
        };
    }
}
