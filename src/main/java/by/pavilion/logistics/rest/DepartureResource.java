package by.pavilion.logistics.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.logistics.ParcelId;
import by.pavilion.logistics.consolidation.ChangeDeparture;
import by.pavilion.logistics.consolidation.DepartureId;
import by.pavilion.logistics.consolidation.DepartureState;
import by.pavilion.logistics.consolidation.Departures;
import by.pavilion.logistics.consolidation.LoadParcels;
import by.pavilion.logistics.consolidation.PlanDeparture;
import by.pavilion.logistics.consolidation.RunDeparture;
import by.pavilion.logistics.consolidation.UnitId;
import by.pavilion.logistics.rest.DepartureRequests.ChangeRequest;
import by.pavilion.logistics.rest.DepartureRequests.MomentRequest;
import by.pavilion.logistics.rest.DepartureRequests.ParcelsRequest;
import by.pavilion.logistics.rest.DepartureRequests.PlanRequest;
import by.pavilion.logistics.rest.DepartureRequests.SealsRequest;
import by.pavilion.logistics.rest.DepartureRequests.UnitRequest;
import by.pavilion.logistics.rest.DepartureRequests.WagonRequest;
import by.pavilion.logistics.rest.DepartureResponse.LoadedResponse;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Departures: what travels together, when, and how full it is. What moves nothing twice needs no key. */
@Path("/api/v1/departures")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class DepartureResource implements ChecksPresence {
    private final PlanDeparture planDeparture;
    private final ChangeDeparture changeDeparture;
    private final LoadParcels loadParcels;
    private final RunDeparture runDeparture;
    private final Departures departures;
    private final CurrentCaller current;
    private final Clock clock;

    DepartureResource(
            PlanDeparture planDeparture,
            ChangeDeparture changeDeparture,
            LoadParcels loadParcels,
            RunDeparture runDeparture,
            Departures departures,
            CurrentCaller current,
            Clock clock) {
        this.planDeparture = planDeparture;
        this.changeDeparture = changeDeparture;
        this.loadParcels = loadParcels;
        this.runDeparture = runDeparture;
        this.departures = departures;
        this.current = current;
        this.clock = clock;
    }

    @Override
    public void checkPresence(Target target) {
        departures.require(DepartureId.fromString(target.path("id")));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<DepartureResponse> plan(
            @HeaderParam("Idempotency-Key") IdempotencyKey key, @NotNull @Valid PlanRequest request) {
        DepartureId id = planDeparture.plan(current.caller().id(), key, request.toWish());
        return Created.at("departures", id, find(id));
    }

    @GET
    public Page<DepartureSummary> page(
            @QueryParam("state") @Nullable DepartureState state, @Valid @BeanParam Paging paging) {
        return departures.page(state, paging.cursor(), paging.limit()).map(DepartureSummary::of);
    }

    @GET
    @Path("/{id}")
    public DepartureResponse find(@PathParam("id") DepartureId id) {
        return DepartureResponse.of(departures.require(id));
    }

    @GET
    @Path("/{id}/parcels")
    public Page<LoadedResponse> parcels(@PathParam("id") DepartureId id, @Valid @BeanParam Paging paging) {
        departures.require(id);
        return departures.parcels(id, paging.cursor(), paging.limit()).map(LoadedResponse::of);
    }

    @POST
    @Path("/{id}/units")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<DepartureResponse> add(
            @PathParam("id") DepartureId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid UnitRequest request) {
        planDeparture.add(current.caller().id(), key, id, request.toWish());
        return Created.at("departures", id, find(id));
    }

    @DELETE
    @Path("/{id}/units/{unit}")
    public RestResponse<Void> remove(@PathParam("id") DepartureId id, @PathParam("unit") UnitId unit) {
        planDeparture.remove(id, unit);
        return RestResponse.noContent();
    }

    @POST
    @Path("/{id}/units/{unit}/changes")
    @Consumes(MediaType.APPLICATION_JSON)
    public DepartureResponse putOnWagon(
            @PathParam("id") DepartureId id, @PathParam("unit") UnitId unit, @NotNull @Valid WagonRequest request) {
        changeDeparture.putOnWagon(id, unit, request.wagonNumber());
        return find(id);
    }

    @POST
    @Path("/{id}/units/{unit}/parcels")
    @Consumes(MediaType.APPLICATION_JSON)
    public DepartureResponse putIn(
            @PathParam("id") DepartureId id, @PathParam("unit") UnitId unit, @NotNull @Valid ParcelsRequest request) {
        loadParcels.putIn(id, unit, request.parcels());
        return find(id);
    }

    @DELETE
    @Path("/{id}/units/{unit}/parcels/{parcel}")
    public RestResponse<Void> takeOut(
            @PathParam("id") DepartureId id, @PathParam("unit") UnitId unit, @PathParam("parcel") ParcelId parcel) {
        loadParcels.takeOut(id, unit, parcel);
        return RestResponse.noContent();
    }

    @POST
    @Path("/{id}/changes")
    @Consumes(MediaType.APPLICATION_JSON)
    public DepartureResponse change(@PathParam("id") DepartureId id, @NotNull @Valid ChangeRequest request) {
        changeDeparture.change(id, request.toWish());
        return find(id);
    }

    @POST
    @Path("/{id}/cancellations")
    public DepartureResponse callOff(@PathParam("id") DepartureId id) {
        changeDeparture.callOff(id);
        return find(id);
    }

    @POST
    @Path("/{id}/plan")
    public DepartureResponse fill(@PathParam("id") DepartureId id) {
        loadParcels.fill(id);
        return find(id);
    }

    @POST
    @Path("/{id}/seals")
    @Consumes(MediaType.APPLICATION_JSON)
    public DepartureResponse seal(@PathParam("id") DepartureId id, @NotNull @Valid SealsRequest request) {
        runDeparture.seal(id, request.onUnits(), request.documentNumber());
        return find(id);
    }

    @POST
    @Path("/{id}/starts")
    @Consumes(MediaType.APPLICATION_JSON)
    public DepartureResponse depart(@PathParam("id") DepartureId id, @NotNull @Valid MomentRequest request) {
        runDeparture.depart(id, moment(request));
        return find(id);
    }

    @POST
    @Path("/{id}/arrivals")
    @Consumes(MediaType.APPLICATION_JSON)
    public DepartureResponse arrive(@PathParam("id") DepartureId id, @NotNull @Valid MomentRequest request) {
        runDeparture.arrive(id, moment(request));
        return find(id);
    }

    private Instant moment(MomentRequest request) {
        Instant at = request.at();
        return at == null ? clock.instant() : at;
    }
}
