package by.pavilion.logistics.rest;

import by.pavilion.identity.Role;
import by.pavilion.logistics.Shipment;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.ShipmentKind;
import by.pavilion.logistics.Shipments;
import by.pavilion.logistics.consolidation.Departures;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Language;
import by.pavilion.shared.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shipments as an operator sees them. */
@Path("/api/v1/shipments")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class ShipmentResource {
    private final Shipments shipments;
    private final Departures departures;
    private final Language language;
    private final Clock clock;

    ShipmentResource(Shipments shipments, Departures departures, Language language, Clock clock) {
        this.shipments = shipments;
        this.departures = departures;
        this.language = language;
        this.clock = clock;
    }

    @GET
    public Page<ShipmentResponse> list(
            @QueryParam("order") @Pattern(regexp = "[!-~]{1,40}", message = "malformed") @Nullable String order,
            @QueryParam("return") @Pattern(regexp = "[!-~]{1,40}", message = "malformed") @Nullable String returned,
            @QueryParam("kind") @Pattern(regexp = "order_outbound|bulk_inbound|return", message = "malformed") @Nullable
                    String kind,
            @Valid @BeanParam Paging paging) {
        return shipments
                .page(returned == null ? order : returned, kindOf(kind), paging.cursor(), paging.limit())
                .map(ShipmentResponse::of);
    }

    private static @Nullable ShipmentKind kindOf(@Nullable String wire) {
        return wire == null ? null : ShipmentKind.valueOf(wire.toUpperCase(Locale.ROOT));
    }

    @GET
    @Path("/{id}")
    public ShipmentDetailResponse find(@PathParam("id") ShipmentId id) {
        Shipment shipment = shipments.find(id).orElseThrow(NotFoundException::new);
        return ShipmentDetailResponse.of(
                shipment,
                departures.legs(id),
                shipments.tracking(id),
                shipments.openRequests(shipment.orderId()),
                shipments.pickup(id),
                shipments.spread(id),
                language.tag());
    }

    @GET
    @Path("/{id}/epcis")
    public EpcisDocument epcis(@PathParam("id") ShipmentId id) {
        Shipment shipment = shipments.find(id).orElseThrow(NotFoundException::new);
        return EpcisDocument.of(
                shipment.kind(), departures.legs(shipment.id()), shipments.tracking(id), clock.instant());
    }
}
