package by.pavilion.merchant.rest;

import by.pavilion.identity.Role;
import by.pavilion.merchant.DecideDocument;
import by.pavilion.merchant.DocumentSubmissionId;
import by.pavilion.merchant.DocumentSubmissionState;
import by.pavilion.merchant.DocumentSubmissions;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.Paging;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

/** Documents that merchants have handed in, for an operator's word. */
@Path("/api/v1/document-submissions")
@RolesAllowed(Role.OPERATOR)
class DocumentSubmissionResource implements ChecksPresence {
    private final DocumentSubmissions submissions;
    private final DecideDocument decide;

    DocumentSubmissionResource(DocumentSubmissions submissions, DecideDocument decide) {
        this.submissions = submissions;
        this.decide = decide;
    }

    @GET
    public Page<DocumentSubmissionResponse> page(
            @QueryParam("state") @DefaultValue("WAITING") DocumentSubmissionState state,
            @Valid @BeanParam Paging paging) {
        return submissions.page(state, paging.cursor(), paging.limit()).map(DocumentSubmissionResponse::of);
    }

    @GET
    @Path("/{id}")
    public DocumentSubmissionResponse find(@PathParam("id") DocumentSubmissionId id) {
        return DocumentSubmissionResponse.of(submissions.require(id));
    }

    @Override
    public void checkPresence(Target target) {
        submissions.require(DocumentSubmissionId.fromString(target.path("id")));
    }

    @POST
    @Path("/{id}/acceptances")
    public DocumentSubmissionResponse accept(@PathParam("id") DocumentSubmissionId id) {
        return DocumentSubmissionResponse.of(decide.accept(id));
    }

    @POST
    @Path("/{id}/refusals")
    public DocumentSubmissionResponse refuse(
            @PathParam("id") DocumentSubmissionId id, @NotNull @Valid ReasonsRequest request) {
        return DocumentSubmissionResponse.of(decide.refuse(id, request.reasons()));
    }
}
