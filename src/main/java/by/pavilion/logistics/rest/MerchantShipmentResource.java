package by.pavilion.logistics.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.MerchantId;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.handover.MerchantParts;
import by.pavilion.logistics.handover.PartState;
import by.pavilion.logistics.handover.PreparePart;
import by.pavilion.logistics.rest.MerchantShipmentRequests.PackingRequest;
import by.pavilion.logistics.rest.MerchantShipmentRequests.ShortageRequest;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.Paging;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What a merchant has to hand over, and how far it is. Telling a step again changes nothing, so that none needs a key. */
@Path("/api/v1/merchant/shipments")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.SHIPMENTS)
@Produces(MediaType.APPLICATION_JSON)
class MerchantShipmentResource implements ChecksPresence {
    private final MerchantParts parts;
    private final PreparePart preparePart;
    private final CurrentCaller current;

    MerchantShipmentResource(MerchantParts parts, PreparePart preparePart, CurrentCaller current) {
        this.parts = parts;
        this.preparePart = preparePart;
        this.current = current;
    }

    @GET
    public Page<MerchantShipmentResponse> page(
            @QueryParam("status") @Nullable PartState status, @Valid @BeanParam Paging paging) {
        return parts.page(merchant(), status, paging.cursor(), paging.limit()).map(MerchantShipmentResponse::of);
    }

    @GET
    @Path("/{id}")
    public MerchantShipmentResponse find(@PathParam("id") ShipmentId id) {
        return MerchantShipmentResponse.of(parts.require(merchant(), id));
    }

    @Override
    public void checkPresence(Target target) {
        parts.require(merchant(), ShipmentId.fromString(target.path("id")));
    }

    @POST
    @Path("/{id}/confirmations")
    public MerchantShipmentResponse confirm(@PathParam("id") ShipmentId id) {
        preparePart.confirm(merchant(), id);
        return find(id);
    }

    @POST
    @Path("/{id}/shortages")
    @Consumes(MediaType.APPLICATION_JSON)
    public MerchantShipmentResponse reportShortage(
            @PathParam("id") ShipmentId id, @NotNull @Valid ShortageRequest request) {
        preparePart.reportShortage(merchant(), id, request.missing());
        return find(id);
    }

    @POST
    @Path("/{id}/packings")
    @Consumes(MediaType.APPLICATION_JSON)
    public MerchantShipmentResponse pack(@PathParam("id") ShipmentId id, @NotNull @Valid PackingRequest request) {
        preparePart.pack(merchant(), id, request.measures());
        return find(id);
    }

    @POST
    @Path("/{id}/hand-overs")
    public MerchantShipmentResponse handOver(@PathParam("id") ShipmentId id) {
        preparePart.handOver(merchant(), id);
        return find(id);
    }

    private MerchantId merchant() {
        return current.caller().requireMerchant();
    }
}
