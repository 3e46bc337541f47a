package by.pavilion.identity.rest;

import by.pavilion.identity.AuditTrail;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who changed what, from what, to what. */
@Path("/api/v1/audit")
@RolesAllowed(Role.OPERATOR)
class AuditResource {
    private final AuditTrail trail;

    AuditResource(AuditTrail trail) {
        this.trail = trail;
    }

    @GET
    public Page<AuditResponse> page(
            @QueryParam("subject") @Size(min = 1, max = 64) @Nullable String subject,
            @QueryParam("actor") @Size(min = 1, max = 250) @Nullable String actor,
            @QueryParam("after") @Nullable Instant after,
            @Valid @BeanParam Paging paging) {
        return trail.page(filter(subject, actor, after), paging.cursor(), paging.limit())
                .map(AuditResponse::of);
    }

    static AuditTrail.Filter filter(@Nullable String subject, @Nullable String actor, @Nullable Instant after) {
        return new AuditTrail.Filter(
                Optional.empty(), Optional.ofNullable(subject), Optional.ofNullable(actor), Optional.ofNullable(after));
    }
}
