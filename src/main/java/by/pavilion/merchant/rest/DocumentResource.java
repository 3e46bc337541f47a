package by.pavilion.merchant.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.MerchantId;
import by.pavilion.identity.Role;
import by.pavilion.merchant.DocumentId;
import by.pavilion.merchant.KeepDocument;
import by.pavilion.merchant.MerchantDocument;
import by.pavilion.merchant.MerchantDocuments;
import by.pavilion.merchant.Merchants;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.RestResponse;

/** What a merchant can show, as customs may ask for it. */
@Path("/api/v1/merchants/{id}/documents")
@RolesAllowed(Role.OPERATOR)
class DocumentResource implements ChecksPresence {
    private final Merchants merchants;
    private final MerchantDocuments documents;
    private final KeepDocument keepDocument;
    private final CurrentCaller currentCaller;

    DocumentResource(
            Merchants merchants, MerchantDocuments documents, KeepDocument keepDocument, CurrentCaller currentCaller) {
        this.merchants = merchants;
        this.documents = documents;
        this.keepDocument = keepDocument;
        this.currentCaller = currentCaller;
    }

    @GET
    public Page<DocumentResponse> page(@PathParam("id") MerchantId id, @Valid @BeanParam Paging paging) {
        merchants.require(id);
        return documents.page(id, paging.cursor(), paging.limit()).map(DocumentResponse::of);
    }

    @Override
    public void checkPresence(Target target) {
        merchants.require(MerchantId.fromString(target.path("id")));
    }

    @POST
    public RestResponse<DocumentResponse> keep(
            @PathParam("id") MerchantId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid KeepDocumentRequest request) {
        MerchantDocument kept = keepDocument.keep(currentCaller.caller().id(), key, id, request.toParticulars());
        return Created.at("merchants/" + id + "/documents", kept.id(), DocumentResponse.of(kept));
    }

    @DELETE
    @Path("/{documentId}")
    public void remove(@PathParam("id") MerchantId id, @PathParam("documentId") DocumentId documentId) {
        keepDocument.remove(id, documentId);
    }
}
