package by.pavilion.logistics.rest;

import by.pavilion.logistics.ParcelId;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.consolidation.Departures;
import by.pavilion.logistics.consolidation.Load;
import by.pavilion.logistics.consolidation.LoadUnit;
import by.pavilion.logistics.consolidation.LoadedParcel;
import by.pavilion.logistics.consolidation.UnitId;
import by.pavilion.logistics.consolidation.UnitKind;
import by.pavilion.logistics.consolidation.WaitingParcel;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A departure as it is planned.
 *
 * @param notLoaded parcels that were there before its cut-off and are not in it
 * @param cutOffPassed whether they miss it
 * @param consignments the export papers that it leaves under; absent when none were named
 */
record DepartureResponse(
        @JsonUnwrapped DepartureSummary departure,
        List<UnitResponse> units,
        List<WaitingResponse> notLoaded,
        boolean cutOffPassed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> consignments) {

    /**
     * A bag, pallet or container.
     *
     * @param loaded what is directly in it
     * @param arrivedAt when it was at the end of the route; containers of one train may arrive on different days
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UnitResponse(
            UnitId id,
            UnitKind kind,
            @Nullable String number,
            @Nullable UnitId parent,
            @Nullable String wagonNumber,
            @Nullable String sealNumber,
            long parcels,
            Load loaded,
            @Nullable Instant arrivedAt) {
        static UnitResponse of(LoadUnit unit) {
            return new UnitResponse(
                    unit.id(),
                    unit.kind(),
                    unit.number(),
                    unit.parent(),
                    unit.wagonNumber(),
                    unit.sealNumber(),
                    unit.parcels(),
                    unit.loaded(),
                    unit.arrivedAt().orElse(null));
        }
    }

    /** A parcel that waits. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WaitingResponse(
            ParcelId id,
            ShipmentId shipmentId,
            @Nullable String trackingNumber,
            Load load,
            boolean volumeEstimated,
            Instant promisedAt,
            Instant since) {
        static WaitingResponse of(WaitingParcel waiting) {
            return new WaitingResponse(
                    waiting.parcel().parcel(),
                    waiting.parcel().shipment(),
                    waiting.trackingNumber().orElse(null),
                    waiting.load(),
                    waiting.isVolumeEstimated(),
                    waiting.promisedAt(),
                    waiting.since());
        }
    }

    /** A parcel in a unit. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LoadedResponse(
            ParcelId id,
            ShipmentId shipmentId,
            UnitId unit,
            @Nullable String trackingNumber,
            Load load,
            boolean volumeEstimated,
            Instant packedAt) {
        static LoadedResponse of(LoadedParcel loaded) {
            return new LoadedResponse(
                    loaded.parcel().parcel(),
                    loaded.parcel().shipment(),
                    loaded.unit(),
                    loaded.trackingNumber().orElse(null),
                    loaded.load(),
                    loaded.isVolumeEstimated(),
                    loaded.packedAt());
        }
    }

    static DepartureResponse of(Departures.Plan plan) {
        return new DepartureResponse(
                DepartureSummary.of(plan.departure()),
                plan.units().stream().map(UnitResponse::of).toList(),
                plan.notLoaded().stream().map(WaitingResponse::of).toList(),
                plan.isPastCutOff(),
                plan.consignments().isEmpty() ? null : plan.consignments());
    }
}
