package by.pavilion.identity.rest;

import by.pavilion.identity.AuditTrail;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a merchant's own. */
@Path("/api/v1/merchant/audit")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.AUDIT_READ)
class MerchantAuditResource {
    private final AuditTrail trail;
    private final CurrentCaller current;

    MerchantAuditResource(AuditTrail trail, CurrentCaller current) {
        this.trail = trail;
        this.current = current;
    }

    @GET
    public Page<AuditResponse> page(
            @QueryParam("subject") @Size(min = 1, max = 64) @Nullable String subject,
            @QueryParam("actor") @Size(min = 1, max = 250) @Nullable String actor,
            @QueryParam("after") @Nullable Instant after,
            @Valid @BeanParam Paging paging) {
        return trail.pageOf(
                        current.caller().requireMerchant(),
                        AuditResource.filter(subject, actor, after),
                        paging.cursor(),
                        paging.limit())
                .map(AuditResponse::of);
    }
}
