package by.pavilion.ordering.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.ordering.inbound.BookInbound;
import by.pavilion.ordering.inbound.CancelInbound;
import by.pavilion.ordering.inbound.EnterBonded;
import by.pavilion.ordering.inbound.Inbound;
import by.pavilion.ordering.inbound.InboundId;
import by.pavilion.ordering.inbound.InboundStatus;
import by.pavilion.ordering.inbound.Inbounds;
import by.pavilion.ordering.inbound.NamePapers;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Paging;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Goods that go to bonded warehouses in bulk. */
@Path("/api/v1/inbounds")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class InboundResource implements ChecksPresence {
    private final BookInbound bookInbound;
    private final NamePapers namePapers;
    private final CancelInbound cancelInbound;
    private final EnterBonded enterBonded;
    private final Inbounds inbounds;
    private final CurrentCaller current;

    InboundResource(
            BookInbound bookInbound,
            NamePapers namePapers,
            CancelInbound cancelInbound,
            EnterBonded enterBonded,
            Inbounds inbounds,
            CurrentCaller current) {
        this.bookInbound = bookInbound;
        this.namePapers = namePapers;
        this.cancelInbound = cancelInbound;
        this.enterBonded = enterBonded;
        this.inbounds = inbounds;
        this.current = current;
    }

    @Override
    public void checkPresence(Target target) {
        inbounds.require(InboundId.fromString(target.path("id")));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<InboundResponse> book(
            @HeaderParam("Idempotency-Key") IdempotencyKey key, @NotNull @Valid BookInboundRequest request) {
        Inbound booked = bookInbound.book(caller(), key, request.toWish());
        return Created.at("inbounds", booked.id(), InboundResponse.of(booked));
    }

    @GET
    public Page<InboundResponse> list(
            @QueryParam("status") @Nullable InboundStatus status, @Valid @BeanParam Paging paging) {
        return inbounds.page(Optional.ofNullable(status), paging.cursor(), paging.limit())
                .map(InboundResponse::of);
    }

    @GET
    @Path("/{id}")
    public InboundResponse find(@PathParam("id") InboundId id) {
        return InboundResponse.of(inbounds.require(id));
    }

    @POST
    @Path("/{id}/consignments")
    @Consumes(MediaType.APPLICATION_JSON)
    public InboundResponse name(
            @PathParam("id") InboundId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid NameConsignmentRequest request) {
        return InboundResponse.of(namePapers.name(caller(), key, id, request.consignment()));
    }

    @POST
    @Path("/{id}/cancellations")
    public InboundResponse cancel(@PathParam("id") InboundId id, @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        return InboundResponse.of(cancelInbound.cancel(caller(), key, id));
    }

    @POST
    @Path("/{id}/bonded-entries")
    @Consumes(MediaType.APPLICATION_JSON)
    public InboundResponse enter(
            @PathParam("id") InboundId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid EnterBondedRequest request) {
        return InboundResponse.of(enterBonded.enter(caller(), key, id, request.toWish()));
    }

    private String caller() {
        return current.caller().id();
    }
}
