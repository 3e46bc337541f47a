package by.pavilion.merchant.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.merchant.MerchantDocuments;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What a merchant has shown, for itself. */
@Path("/api/v1/merchant/documents")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.PROFILE)
class OwnDocumentResource {
    private final MerchantDocuments documents;
    private final CurrentCaller current;

    OwnDocumentResource(MerchantDocuments documents, CurrentCaller current) {
        this.documents = documents;
        this.current = current;
    }

    @GET
    public Page<DocumentResponse> page(@Valid @BeanParam Paging paging) {
        return documents
                .page(current.caller().requireMerchant(), paging.cursor(), paging.limit())
                .map(DocumentResponse::of);
    }
}
