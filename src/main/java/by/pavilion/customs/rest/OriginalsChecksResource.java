package by.pavilion.customs.rest;

import by.pavilion.customs.OriginalsCheck;
import by.pavilion.customs.OriginalsChecks;
import by.pavilion.identity.Role;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;

@Path("/api/v1/customs/originals-checks")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class OriginalsChecksResource {
    private final OriginalsChecks checks;

    OriginalsChecksResource(OriginalsChecks checks) {
        this.checks = checks;
    }

    record OriginalsCheckResponse(
            String sessionId,
            String orderNo,
            OriginalsCheck.State state,
            Instant askedAt,
            Optional<Instant> answeredAt,
            int attempts,
            Optional<String> result) {
        static OriginalsCheckResponse of(OriginalsCheck check) {
            return new OriginalsCheckResponse(
                    check.sessionId(),
                    check.orderNo(),
                    check.state(),
                    check.askedAt(),
                    check.answeredAt(),
                    check.attempts(),
                    check.result());
        }
    }

    @GET
    public Page<OriginalsCheckResponse> page(@Valid @BeanParam Paging paging) {
        return checks.page(paging.limit(), paging.cursor()).map(OriginalsCheckResponse::of);
    }
}
