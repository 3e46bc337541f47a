package by.pavilion.logistics.rest;

import by.pavilion.logistics.Classifier;
import by.pavilion.logistics.Location;
import by.pavilion.logistics.ParcelId;
import by.pavilion.logistics.ShipmentKind;
import by.pavilion.logistics.Sighting;
import by.pavilion.logistics.TrackingCode;
import by.pavilion.logistics.TrackingEvent;
import by.pavilion.logistics.Trouble;
import by.pavilion.logistics.consolidation.Leg;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way of a shipment in EPCIS 2.0 (JSON): what happened to its parcels, and what they were packed into and taken out of. What
 * is only planned or expected has no place in it; what was taken back stays, and says so.
 */
record EpcisDocument(
        @JsonProperty("@context") List<String> context,
        String type,
        String schemaVersion,
        Instant creationDate,
        Body epcisBody) {
    private static final String CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";
    private static final String OURS = "urn:pavilion:";

    /** What names an event: what is told of a container is told of each parcel in it under one id. */
    private record Told(ParcelId parcel, String party, String eventId) {}

    record Body(List<EpcisEvent> eventList) {}

    /** A place, or a thing that has an id only. */
    record Named(String id) {}

    /** That it was wrong, and what is right instead. */
    record ErrorDeclaration(Instant declarationTime, String reason, List<String> correctiveEventIDs) {}

    /** One event: of parcels by themselves ({@code ObjectEvent}), or of their packing ({@code AggregationEvent}). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EpcisEvent(
            String type,
            String eventID,
            Instant eventTime,
            String eventTimeZoneOffset,
            @Nullable Instant recordTime,
            @Nullable List<String> epcList,
            @Nullable String parentID,
            @Nullable List<String> childEPCs,
            String action,
            @Nullable String bizStep,
            @Nullable String disposition,
            @Nullable Named readPoint,
            @Nullable ErrorDeclaration errorDeclaration) {}

    static EpcisDocument of(ShipmentKind kind, List<Leg> legs, List<TrackingEvent> tracking, Instant now) {
        Map<Told, TrackingEvent> corrections = new HashMap<>();
        tracking.forEach(event -> Optional.ofNullable(event.seen().retracts())
                .ifPresent(wrong ->
                        corrections.put(new Told(event.parcelId(), event.seen().party(), wrong), event)));
        List<EpcisEvent> events = Stream.concat(
                        legs.stream()
                                .filter(leg -> leg.departure().state().isSealed())
                                .flatMap(EpcisDocument::packing),
                        tracking.stream()
                                .filter(event -> event.seen().classifier() == Classifier.ACT
                                        && event.code() != TrackingCode.OTHER)
                                .map(event -> seen(
                                        kind,
                                        event,
                                        corrections.get(new Told(
                                                event.parcelId(),
                                                event.seen().party(),
                                                event.seen().eventId())))))
                .sorted(Comparator.comparing(EpcisEvent::eventTime))
                .toList();
        return new EpcisDocument(List.of(CONTEXT), "EPCISDocument", "2.0", now, new Body(events));
    }

    private static Stream<EpcisEvent> packing(Leg leg) {
        return Stream.concat(
                Stream.of(packing(leg, leg.packedAt(), "ADD", "packing")),
                leg.unpackedAt().stream().map(at -> packing(leg, at, "DELETE", "unpacking")));
    }

    private static EpcisEvent packing(Leg leg, Instant at, String action, String step) {
        return new EpcisEvent(
                "AggregationEvent",
                OURS + "packing:" + leg.unit() + ":" + leg.parcel() + ":" + step,
                at,
                "+00:00",
                null,
                null,
                leg.number() == null ? OURS + "unit:" + leg.unit() : OURS + "container:" + leg.number(),
                List.of(epc(leg.parcel())),
                action,
                step,
                "in_progress",
                null,
                null);
    }

    private static EpcisEvent seen(ShipmentKind kind, TrackingEvent event, @Nullable TrackingEvent correction) {
        Sighting seen = event.seen();
        return new EpcisEvent(
                "ObjectEvent",
                idOf(event),
                seen.occurredAt(),
                seen.offsetText(),
                event.recordedAt(),
                List.of(epc(event.parcelId())),
                null,
                null,
                "OBSERVE",
                bizStep(seen.code()),
                disposition(kind, seen),
                place(seen.location()),
                correction == null ? null : wrong(correction));
    }

    /** A correction that says only that it was wrong is none of the events: then what it corrects has not happened. */
    private static ErrorDeclaration wrong(TrackingEvent correction) {
        return correction.code() == TrackingCode.OTHER
                ? new ErrorDeclaration(correction.recordedAt(), "did_not_occur", List.of())
                : new ErrorDeclaration(correction.recordedAt(), "incorrect_data", List.of(idOf(correction)));
    }

    private static String idOf(TrackingEvent event) {
        return OURS + "tracking-event:" + event.id();
    }

    private static String epc(ParcelId parcel) {
        return OURS + "parcel:" + parcel;
    }

    private static @Nullable Named place(Location location) {
        return location.unlocode() == null ? null : new Named(OURS + "unlocode:" + location.unlocode());
    }

    /** The step of the core business vocabulary; none for what it has no word for. */
    private static @Nullable String bizStep(TrackingCode code) {
        return switch (code) {
            case PICKED_UP, DELIVERED -> "receiving";
            case PACKED_INTO -> "packing";
            case UNPACKED -> "unpacking";
            case LOADED -> "loading";
            case UNLOADED -> "unloading";
            case DEPARTED -> "departing";
            case ARRIVED -> "arriving";
            case GAUGE_CHANGED, BORDER_CROSSED -> "transporting";
            case CUSTOMS_EXPORT_PRESENTED, CUSTOMS_IMPORT_PRESENTED -> "inspecting";
            case CUSTOMS_EXPORT_HELD, CUSTOMS_IMPORT_HELD, EXCEPTION -> "holding";
            case BONDED_RECEIVED -> "storing";
            case BONDED_RELEASED, OUT_FOR_DELIVERY -> "shipping";
            case LABEL_CREATED,
                    CUSTOMS_EXPORT_RELEASED,
                    CUSTOMS_IMPORT_RELEASED,
                    DELIVERY_ATTEMPTED,
                    RETURNING,
                    RETURNED,
                    HANDED_OVER,
                    OTHER -> null;
        };
    }

    private static String disposition(ShipmentKind kind, Sighting seen) {
        return switch (seen.code()) {
            case RETURNING, RETURNED -> "returned";
            case DELIVERED -> delivered(kind);
            case EXCEPTION -> seen.trouble() == Trouble.DAMAGED ? "damaged" : "unavailable";
            case CUSTOMS_EXPORT_HELD, CUSTOMS_IMPORT_HELD -> "unavailable";
            default -> "in_transit";
        };
    }

    /** Only who has ordered has bought. */
    private static String delivered(ShipmentKind kind) {
        return switch (kind) {
            case ORDER_OUTBOUND -> "retail_sold";
            case BULK_INBOUND -> "in_progress";
            case RETURN -> "returned";
        };
    }
}
