package by.pavilion.ordering.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.ordering.settlement.OpenSettlements;
import by.pavilion.ordering.settlement.Settlement;
import by.pavilion.ordering.settlement.SettlementId;
import by.pavilion.ordering.settlement.Settlements;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;

/** A merchant's own statements, with what they are made of. Operators read the entries of any here, too. */
@Path("/api/v1/merchant/settlements")
@NeedsScope(KeyScope.SETTLEMENTS_READ)
class MerchantSettlementResource {
    private final Settlements settlements;
    private final OpenSettlements openSettlements;
    private final CurrentCaller current;

    MerchantSettlementResource(Settlements settlements, OpenSettlements openSettlements, CurrentCaller current) {
        this.settlements = settlements;
        this.openSettlements = openSettlements;
        this.current = current;
    }

    @GET
    @RolesAllowed(Role.MERCHANT)
    public Page<SettlementResponse> page(@Valid @BeanParam Paging paging) {
        return settlements
                .page(Optional.of(current.caller().requireMerchant()), paging.cursor(), paging.limit())
                .map(SettlementResponse::of);
    }

    /** What is in no statement yet. */
    @GET
    @Path("/open")
    @RolesAllowed(Role.MERCHANT)
    public OpenSettlementResponse open() {
        return OpenSettlementResponse.of(openSettlements.of(current.caller().requireMerchant()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.MERCHANT)
    public SettlementResponse find(@PathParam("id") SettlementId id) {
        return SettlementResponse.of(visible(id));
    }

    @GET
    @Path("/{id}/entries")
    @RolesAllowed({Role.MERCHANT, Role.OPERATOR})
    @Produces(MediaType.APPLICATION_JSON)
    public Page<SettlementEntryResponse> entries(@PathParam("id") SettlementId id, @Valid @BeanParam Paging paging) {
        return settlements.entries(visible(id), paging.cursor(), paging.limit()).map(SettlementEntryResponse::of);
    }

    @GET
    @Path("/{id}/file")
    @RolesAllowed({Role.MERCHANT, Role.OPERATOR})
    @Produces("text/csv")
    public StreamingOutput file(@PathParam("id") SettlementId id) {
        return SettlementCsv.of(visible(id), settlements);
    }

    private Settlement visible(SettlementId id) {
        return settlements.visible(current.caller(), id);
    }
}
