package by.pavilion.customs.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.customs.LedgerItem;
import by.pavilion.customs.LedgerItems;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksTarget;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Paging;
import by.pavilion.shared.rest.Tagged;
import by.pavilion.shared.rest.Target;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Under which numbers goods are filed in the bonded ledgers of zones. */
@Path("/api/v1/customs/ledgers/{ledger}/items")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class LedgerItemsResource implements ChecksTarget {
    private final LedgerItems items;
    private final CurrentCaller currentCaller;

    LedgerItemsResource(LedgerItems items, CurrentCaller currentCaller) {
        this.items = items;
        this.currentCaller = currentCaller;
    }

    record LedgerItemResponse(String ledger, Sku sku, String number, Instant since, String enteredBy) {
        private static LedgerItemResponse of(LedgerItem item) {
            return new LedgerItemResponse(item.ledger(), item.sku(), item.number(), item.since(), item.enteredBy());
        }
    }

    /** A number as the operator sends it; what is read-only in {@link LedgerItemResponse} is ignored. */
    @JsonIgnoreProperties({"ledger", "sku", "since", "enteredBy"})
    record PutLedgerItemRequest(
            @NotNull @Pattern(regexp = "[!-~]{1,30}", message = "malformed-item-number")
            String number) {}

    @GET
    public Page<LedgerItemResponse> page(@PathParam("ledger") String ledger, @Valid @BeanParam Paging paging) {
        return items.page(ledger, paging.cursor(), paging.limit()).map(LedgerItemResponse::of);
    }

    @GET
    @Path("/{sku}")
    public RestResponse<LedgerItemResponse> find(@PathParam("ledger") String ledger, @PathParam("sku") Sku sku) {
        LedgerItem item = items.require(ledger, sku);
        return Tagged.ok(LedgerItemResponse.of(item), item.version());
    }

    @Override
    public void checkTarget(Target target) {
        items.check(target.path("ledger"), Sku.fromString(target.path("sku")), target.ifMatch());
    }

    @PUT
    @Path("/{sku}")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<LedgerItemResponse> put(
            @PathParam("ledger") String ledger,
            @PathParam("sku") Sku sku,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid PutLedgerItemRequest request) {
        LedgerItems.Saved saved = items.save(currentCaller.caller().id(), ledger, sku, ifMatch, request.number());
        LedgerItemResponse body = LedgerItemResponse.of(saved.item());
        long version = saved.item().version();
        return saved.created()
                ? Created.at("customs/ledgers/" + ledger + "/items", sku, body, version)
                : Tagged.ok(body, version);
    }

    @DELETE
    @Path("/{sku}")
    public void delete(
            @PathParam("ledger") String ledger,
            @PathParam("sku") Sku sku,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        items.delete(ledger, sku, ifMatch);
    }
}
