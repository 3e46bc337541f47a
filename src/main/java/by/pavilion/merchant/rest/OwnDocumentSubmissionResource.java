package by.pavilion.merchant.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.MerchantId;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.merchant.DocumentSubmission;
import by.pavilion.merchant.DocumentSubmissionId;
import by.pavilion.merchant.DocumentSubmissions;
import by.pavilion.merchant.HandInDocument;
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
import org.jboss.resteasy.reactive.RestResponse;

/** Documents that a merchant hands in. */
@Path("/api/v1/merchant/document-submissions")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.PROFILE)
class OwnDocumentSubmissionResource {
    private final DocumentSubmissions submissions;
    private final HandInDocument handInDocument;
    private final CurrentCaller current;

    OwnDocumentSubmissionResource(
            DocumentSubmissions submissions, HandInDocument handInDocument, CurrentCaller current) {
        this.submissions = submissions;
        this.handInDocument = handInDocument;
        this.current = current;
    }

    @GET
    public Page<DocumentSubmissionResponse> page(@Valid @BeanParam Paging paging) {
        return submissions.page(merchant(), paging.cursor(), paging.limit()).map(DocumentSubmissionResponse::of);
    }

    @GET
    @Path("/{id}")
    public DocumentSubmissionResponse find(@PathParam("id") DocumentSubmissionId id) {
        return DocumentSubmissionResponse.of(submissions.require(merchant(), id));
    }

    @POST
    public RestResponse<DocumentSubmissionResponse> handIn(
            @HeaderParam("Idempotency-Key") IdempotencyKey key, @NotNull @Valid HandInDocumentRequest request) {
        DocumentSubmission handedIn =
                handInDocument.handIn(current.caller().id(), key, merchant(), request.toParticulars(), request.file());
        return Created.at("merchant/document-submissions", handedIn.id(), DocumentSubmissionResponse.of(handedIn));
    }

    private MerchantId merchant() {
        return current.caller().requireMerchant();
    }
}
