package by.pavilion.ordering.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.MerchantId;
import by.pavilion.identity.Role;
import by.pavilion.ordering.settlement.CloseSettlement;
import by.pavilion.ordering.settlement.Settlement;
import by.pavilion.ordering.settlement.SettlementId;
import by.pavilion.ordering.settlement.Settlements;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Statements for merchants, as operators close and read them. */
@Path("/api/v1/settlements")
@RolesAllowed(Role.OPERATOR)
class SettlementResource {
    private final CloseSettlement closeSettlement;
    private final Settlements settlements;
    private final CurrentCaller current;

    SettlementResource(CloseSettlement closeSettlement, Settlements settlements, CurrentCaller current) {
        this.closeSettlement = closeSettlement;
        this.settlements = settlements;
        this.current = current;
    }

    @POST
    public RestResponse<SettlementResponse> close(
            @HeaderParam("Idempotency-Key") IdempotencyKey key, @NotNull @Valid CloseSettlementRequest request) {
        Settlement closed = closeSettlement.close(current.caller().id(), key, request.toParticulars());
        return Created.at("settlements", closed.id(), SettlementResponse.of(closed));
    }

    @GET
    public Page<SettlementResponse> page(
            @QueryParam("merchant") @Nullable MerchantId merchant, @Valid @BeanParam Paging paging) {
        return settlements
                .page(Optional.ofNullable(merchant), paging.cursor(), paging.limit())
                .map(SettlementResponse::of);
    }

    @GET
    @Path("/{id}")
    public SettlementResponse find(@PathParam("id") SettlementId id) {
        return SettlementResponse.of(settlements.visible(current.caller(), id));
    }
}
