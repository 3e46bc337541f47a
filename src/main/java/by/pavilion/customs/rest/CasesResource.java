package by.pavilion.customs.rest;

import by.pavilion.customs.Case;
import by.pavilion.customs.CaseId;
import by.pavilion.customs.CaseKind;
import by.pavilion.customs.Cases;
import by.pavilion.customs.Declaration;
import by.pavilion.customs.DeclarationId;
import by.pavilion.customs.DeclarationState;
import by.pavilion.customs.DismissCase;
import by.pavilion.customs.rest.DeclarationResponse.NextResponse;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.Language;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Everything at customs that waits for a person. */
@Path("/api/v1/cases")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class CasesResource implements ChecksPresence {
    private final Cases cases;
    private final DismissCase dismissCase;
    private final CurrentCaller currentCaller;
    private final Language language;

    CasesResource(Cases cases, DismissCase dismissCase, CurrentCaller currentCaller, Language language) {
        this.cases = cases;
        this.dismissCase = dismissCase;
        this.currentCaller = currentCaller;
        this.language = language;
    }

    record CaseResponse(
            Optional<CaseId> id,
            CaseKind kind,
            Instant since,
            Optional<DeclarationId> declarationId,
            Optional<String> orderId,
            Optional<List<String>> orders,
            Optional<DeclarationState> state,
            Optional<String> subject,
            Optional<String> text,
            Optional<String> version,
            NextResponse next) {

        private static CaseResponse of(Case one, String language) {
            return new CaseResponse(
                    one.id(),
                    one.kind(),
                    one.since(),
                    one.declaration().map(Declaration::id),
                    one.declaration().map(Declaration::orderId),
                    Optional.of(one.orders()).filter(orders -> !orders.isEmpty()),
                    one.declaration().map(Declaration::state),
                    one.subject(),
                    one.text().filter(text -> !text.isBlank()),
                    one.version(),
                    NextResponse.of(one.next(), language));
        }
    }

    @GET
    public Page<CaseResponse> page(@QueryParam("kind") @Nullable CaseKind kind, @Valid @BeanParam Paging paging) {
        String tag = language.tag();
        return cases.page(Optional.ofNullable(kind), paging.limit(), paging.cursor())
                .map(one -> CaseResponse.of(one, tag));
    }

    @Override
    public void checkPresence(Target target) {
        dismissCase.require(CaseId.fromString(target.path("id")));
    }

    @POST
    @Path("/{id}/dismissals")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<Void> dismiss(
            @PathParam("id") CaseId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid DismissalRequest request) {
        dismissCase.dismiss(
                currentCaller.caller().id(), key, id, request.note(), Optional.ofNullable(request.version()));
        return RestResponse.noContent();
    }
}
