package by.pavilion.ordering.rest;

import by.pavilion.identity.Role;
import by.pavilion.ordering.reconciliation.ReconcilePayments;
import by.pavilion.ordering.reconciliation.ReconciliationId;
import by.pavilion.ordering.reconciliation.Reconciliations;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Language;
import by.pavilion.shared.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Payment firms' statements against ours. */
@Path("/api/v1/payment-reconciliations")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class ReconciliationResource {
    private final ReconcilePayments reconcilePayments;
    private final Reconciliations reconciliations;
    private final Language language;

    ReconciliationResource(ReconcilePayments reconcilePayments, Reconciliations reconciliations, Language language) {
        this.reconcilePayments = reconcilePayments;
        this.reconciliations = reconciliations;
        this.language = language;
    }

    /** The same day of the same firm again is the same reconciliation, made anew. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<ReconciliationResponse> reconcile(@NotNull @Valid ReconciliationRequest request) {
        return RestResponse.status(
                RestResponse.Status.ACCEPTED,
                ReconciliationResponse.of(reconcilePayments.reconcile(request.provider(), request.date())));
    }

    @GET
    public Page<ReconciliationResponse> page(
            @QueryParam("provider") @Pattern(regexp = "[a-z0-9-]{1,20}", message = "malformed") @Nullable
                    String provider,
            @QueryParam("date") @Nullable LocalDate date,
            @Valid @BeanParam Paging paging) {
        return reconciliations
                .page(provider, date, paging.cursor(), paging.limit())
                .map(ReconciliationResponse::of);
    }

    @GET
    @Path("/{id}")
    public ReconciliationReport find(@PathParam("id") ReconciliationId id, @Valid @BeanParam Paging paging) {
        return ReconciliationReport.of(
                reconciliations.find(id),
                reconciliations.differences(id, paging.cursor(), paging.limit()),
                language.tag());
    }
}
