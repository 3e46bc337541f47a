package by.pavilion.logistics.rest;

import by.pavilion.logistics.CarrierRequest;
import by.pavilion.logistics.Classifier;
import by.pavilion.logistics.EtaSpread;
import by.pavilion.logistics.Location;
import by.pavilion.logistics.ParcelId;
import by.pavilion.logistics.Pickup;
import by.pavilion.logistics.Precision;
import by.pavilion.logistics.Shipment;
import by.pavilion.logistics.Sighting;
import by.pavilion.logistics.TrackingCode;
import by.pavilion.logistics.TrackingEvent;
import by.pavilion.logistics.TrackingEventId;
import by.pavilion.logistics.Trouble;
import by.pavilion.logistics.consolidation.Leg;
import by.pavilion.shared.Messages;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A shipment with all that is known of its way.
 *
 * @param legs the parts of its way that it shares with others, once however many of its lots travel together
 * @param carrierRequests what the carrier has still to be asked, and why it could not be asked yet
 * @param pickup when the carrier fetches its parcel, where it has told
 * @param etaEarliest before which it is hardly there
 * @param etaLatest after which it is hardly not there
 */
record ShipmentDetailResponse(
        @JsonUnwrapped ShipmentResponse shipment,
        List<LegResponse> legs,
        List<TrackingResponse> tracking,
        List<CarrierRequestResponse> carrierRequests,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Pickup pickup,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant etaEarliest,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant etaLatest) {

    static ShipmentDetailResponse of(
            Shipment shipment,
            List<Leg> legs,
            List<TrackingEvent> tracking,
            List<CarrierRequest> requests,
            Optional<Pickup> pickup,
            Optional<EtaSpread> spread,
            String language) {
        return new ShipmentDetailResponse(
                ShipmentResponse.of(shipment),
                legs.stream().map(LegResponse::of).distinct().toList(),
                tracking.stream()
                        .map(event -> TrackingResponse.of(event, language))
                        .toList(),
                requests.stream().map(CarrierRequestResponse::of).toList(),
                pickup.orElse(null),
                spread.map(EtaSpread::earliest).orElse(null),
                spread.map(EtaSpread::latest).orElse(null));
    }

    /** A departure that it is or was in, and where in it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LegResponse(
            DepartureSummary departure,
            @Nullable String unitNumber,
            @Nullable String wagonNumber,
            @Nullable String sealNumber) {
        static LegResponse of(Leg leg) {
            return new LegResponse(
                    DepartureSummary.of(leg.departure()), leg.number(), leg.wagonNumber(), leg.sealNumber());
        }
    }

    /**
     * One tracking event.
     *
     * @param text our words for the code, in the reader's language
     * @param source who told of it
     * @param rawText that one's words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TrackingResponse(
            TrackingEventId id,
            ParcelId parcelId,
            TrackingCode code,
            Classifier classifier,
            String text,
            Instant occurredAt,
            String occurredAtOffset,
            Precision occurredAtPrecision,
            Instant recordedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) Location location,
            String source,
            String sourceEventId,
            String rawCode,
            @Nullable String rawText,
            @Nullable String rawTime,
            boolean lastMile,
            @Nullable Trouble reason,
            @Nullable String equipment,
            @Nullable String retracts) {

        static TrackingResponse of(TrackingEvent event, String language) {
            Sighting seen = event.seen();
            String code = event.code().wire();
            return new TrackingResponse(
                    event.id(),
                    event.parcelId(),
                    event.code(),
                    seen.classifier(),
                    Messages.find(language, "tracking." + code, Map.of()).orElse(code),
                    event.occurredAt(),
                    seen.offsetText(),
                    seen.precision(),
                    event.recordedAt(),
                    event.location(),
                    seen.party(),
                    seen.eventId(),
                    seen.rawCode(),
                    seen.rawText(),
                    seen.rawTime(),
                    seen.lastMile(),
                    seen.trouble(),
                    seen.equipment(),
                    seen.retracts());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CarrierRequestResponse(
            CarrierRequest.Kind kind,
            int attempts,
            Instant nextAttemptAt,
            @Nullable String lastError) {

        static CarrierRequestResponse of(CarrierRequest request) {
            return new CarrierRequestResponse(
                    request.kind(),
                    request.attempts(),
                    request.nextAttemptAt(),
                    request.lastError().orElse(null));
        }
    }
}
