package by.pavilion.customs.rest;

import by.pavilion.customs.Case;
import by.pavilion.customs.CaseKind;
import by.pavilion.customs.Cases;
import by.pavilion.customs.Declaration;
import by.pavilion.customs.DeclarationId;
import by.pavilion.customs.DeclarationState;
import by.pavilion.customs.rest.DeclarationResponse.NextResponse;
import by.pavilion.identity.Role;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Language;
import by.pavilion.shared.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything at customs that waits for a person. */
@Path("/api/v1/cases")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class CasesResource {
    private final Cases cases;
    private final Language language;

    CasesResource(Cases cases, Language language) {
        this.cases = cases;
        this.language = language;
    }

    record CaseResponse(
            CaseKind kind,
            Instant since,
            Optional<DeclarationId> declarationId,
            Optional<String> orderId,
            Optional<DeclarationState> state,
            Optional<String> subject,
            Optional<String> text,
            NextResponse next) {

        private static CaseResponse of(Case one, String language) {
            return new CaseResponse(
                    one.kind(),
                    one.since(),
                    one.declaration().map(Declaration::id),
                    one.declaration().map(Declaration::orderId),
                    one.declaration().map(Declaration::state),
                    one.subject(),
                    one.text().filter(text -> !text.isBlank()),
                    NextResponse.of(one.next(), language));
        }
    }

    @GET
    public Page<CaseResponse> page(@QueryParam("kind") @Nullable CaseKind kind, @Valid @BeanParam Paging paging) {
        String tag = language.tag();
        return cases.page(Optional.ofNullable(kind), paging.limit(), paging.cursor())
                .map(one -> CaseResponse.of(one, tag));
    }
}
