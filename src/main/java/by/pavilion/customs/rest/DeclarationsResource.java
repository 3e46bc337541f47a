package by.pavilion.customs.rest;

import by.pavilion.customs.Declaration;
import by.pavilion.customs.DeclarationFilter;
import by.pavilion.customs.DeclarationId;
import by.pavilion.customs.DeclarationMessage;
import by.pavilion.customs.Declarations;
import by.pavilion.identity.Role;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Language;
import by.pavilion.shared.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/declarations")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class DeclarationsResource {
    private final Declarations declarations;
    private final Language language;

    DeclarationsResource(Declarations declarations, Language language) {
        this.declarations = declarations;
        this.language = language;
    }

    @GET
    public Page<DeclarationSummary> page(
            @QueryParam("order") @Size(max = 40) @Nullable String order,
            @QueryParam("state") @Nullable StateParameter state,
            @Valid @BeanParam Paging paging) {
        DeclarationFilter filter = new DeclarationFilter(
                Optional.ofNullable(order), Optional.ofNullable(state).map(StateParameter::state));
        return declarations.page(filter, paging.limit(), paging.cursor()).map(DeclarationSummary::of);
    }

    @GET
    @Path("/{id}")
    public DeclarationResponse find(@PathParam("id") DeclarationId id) {
        Declaration declaration = declarations.require(id);
        return DeclarationResponse.of(
                declaration, declarations.nextAction(declaration), declarations.timeline(declaration), language.tag());
    }

    @GET
    @Path("/{id}/messages")
    public Page<DeclarationMessage> messages(@PathParam("id") DeclarationId id, @Valid @BeanParam Paging paging) {
        return declarations.messages(declarations.require(id).id(), paging.limit(), paging.cursor());
    }

    @GET
    @Path("/{id}/messages/{number}")
    @Produces(MediaType.APPLICATION_XML)
    public byte[] message(@PathParam("id") DeclarationId id, @PathParam("number") int number) {
        return declarations.message(declarations.require(id).id(), number);
    }
}
