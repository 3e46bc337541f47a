package by.pavilion.logistics.rest;

import by.pavilion.logistics.ParcelId;
import by.pavilion.logistics.consolidation.ChangeDeparture;
import by.pavilion.logistics.consolidation.DocumentType;
import by.pavilion.logistics.consolidation.Load;
import by.pavilion.logistics.consolidation.Place;
import by.pavilion.logistics.consolidation.PlanDeparture;
import by.pavilion.logistics.consolidation.RunDeparture;
import by.pavilion.logistics.consolidation.SaveRoute;
import by.pavilion.logistics.consolidation.TransportMode;
import by.pavilion.logistics.consolidation.UnitId;
import by.pavilion.logistics.consolidation.UnitKind;
import by.pavilion.shared.rest.Plain;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators send about departures. */
final class DepartureRequests {
    private static final String CODE = "[a-z0-9-]{1,40}";
    private static final String NUMBER = "[A-Z0-9-]{1,20}";
    private static final String CONSIGNMENT = "csn_[0-9A-HJKMNP-TV-Z]{13}";
    private static final String PAPER = "[A-Za-z0-9 /.-]{1,60}";

    private DepartureRequests() {}

    record PlanRequest(
            @NotNull @Pattern(regexp = CODE, message = "malformed")
            String route,

            @NotNull Instant departsAt,
            @NotNull Instant cutOffAt,

            @Pattern(regexp = CODE, message = "malformed") @Nullable
            String carrier,

            @Pattern(regexp = PAPER, message = "malformed") @Nullable
            String documentNumber,

            @Valid @Nullable CapacityRequest capacity) {
        PlanDeparture.Wish toWish() {
            return new PlanDeparture.Wish(
                    route, departsAt, cutOffAt, carrier, documentNumber, capacity == null ? null : capacity.toLoad());
        }
    }

    record CapacityRequest(
            @Min(1) @Max(10_000_000_000L) long weightGrams,
            @Min(1) @Max(100_000_000_000L) long volumeCm3) {
        Load toLoad() {
            return new Load(weightGrams, volumeCm3);
        }
    }

    record ChangeRequest(
            @Nullable Instant departsAt,
            @Nullable Instant cutOffAt,

            @Pattern(regexp = CODE, message = "malformed") @Nullable
            String carrier,

            @Pattern(regexp = PAPER, message = "malformed") @Nullable
            String documentNumber,

            @Valid @Nullable CapacityRequest capacity,

            @Size(max = 100) @Nullable
            List<@NotNull @Pattern(regexp = CONSIGNMENT, message = "malformed") String> consignments) {
        ChangeDeparture.Wish toWish() {
            return new ChangeDeparture.Wish(
                    departsAt,
                    cutOffAt,
                    carrier,
                    documentNumber,
                    capacity == null ? null : capacity.toLoad(),
                    consignments);
        }
    }

    record RouteRequest(
            @NotNull @Pattern(regexp = CODE, message = "malformed")
            String code,

            @NotNull TransportMode mode,
            @NotNull @Valid PlaceRequest from,
            @NotNull @Valid PlaceRequest to,

            @Size(min = 1, max = 100) @Plain @Nullable String borderCrossing,

            @NotNull @Pattern(regexp = CODE, message = "malformed")
            String carrier,

            @NotNull DocumentType documentType,
            @NotNull @Min(1) @Max(1_000_000) Long transitMinutes,
            @NotNull @Valid CapacityRequest capacity,
            @Min(1) @Max(1_000_000) @Nullable Long delayedAfterMinutes,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil,

            @Pattern(regexp = "9610|1210", message = "malformed") @Nullable
            String customsMode) {
        SaveRoute.Wish toWish() {
            return new SaveRoute.Wish(
                    code,
                    mode,
                    from.toPlace(),
                    to.toPlace(),
                    borderCrossing,
                    carrier,
                    documentType,
                    Duration.ofMinutes(transitMinutes),
                    capacity.toLoad(),
                    delayedAfterMinutes == null ? null : Duration.ofMinutes(delayedAfterMinutes),
                    validFrom,
                    validUntil,
                    customsMode);
        }
    }

    record PlaceRequest(
            @NotNull @Pattern(regexp = "[A-Z]{2}[A-Z2-9]{3}", message = "malformed")
            String unlocode,

            @NotNull @Size(min = 1, max = 100) @Plain String name) {
        Place toPlace() {
            return new Place(unlocode, name);
        }
    }

    record UnitRequest(
            @NotNull UnitKind kind,

            @Pattern(regexp = NUMBER, message = "malformed") @Nullable
            String number,

            @Nullable UnitId parent,

            @Pattern(regexp = "([0-9]{8}|[0-9]{12})", message = "malformed") @Nullable
            String wagonNumber) {
        PlanDeparture.UnitWish toWish() {
            return new PlanDeparture.UnitWish(kind, number, parent, wagonNumber);
        }
    }

    record WagonRequest(
            @NotNull @Pattern(regexp = "([0-9]{8}|[0-9]{12})", message = "malformed")
            String wagonNumber) {}

    record ParcelsRequest(@NotEmpty @Size(max = 1000) List<@NotNull ParcelId> parcels) {}

    record SealsRequest(
            @NotNull @Size(max = 1000) List<@NotNull @Valid Seal> seals,

            @Pattern(regexp = PAPER, message = "malformed") @Nullable
            String documentNumber) {
        List<RunDeparture.Seal> onUnits() {
            return seals.stream()
                    .map(seal -> new RunDeparture.Seal(seal.unit(), seal.number()))
                    .toList();
        }
    }

    record Seal(
            @NotNull UnitId unit,

            @NotNull @Pattern(regexp = "[A-Z0-9-]{1,30}", message = "malformed")
            String number) {}

    /** @param at now, when it is left out */
    record MomentRequest(@Nullable Instant at) {}
}
