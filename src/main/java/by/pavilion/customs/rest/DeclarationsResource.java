package by.pavilion.customs.rest;

import by.pavilion.customs.ActOnDeclarations;
import by.pavilion.customs.CancelDeclaration;
import by.pavilion.customs.CorrectDeclaration;
import by.pavilion.customs.Declaration;
import by.pavilion.customs.DeclarationFilter;
import by.pavilion.customs.DeclarationId;
import by.pavilion.customs.DeclarationMessage;
import by.pavilion.customs.Declarations;
import by.pavilion.customs.DeclareReturn;
import by.pavilion.customs.ResubmitDeclaration;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Language;
import by.pavilion.shared.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.time.Clock;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/declarations")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class DeclarationsResource {
    private final Declarations declarations;
    private final CancelDeclaration cancelDeclaration;
    private final DeclareReturn declareReturn;
    private final CorrectDeclaration correctDeclaration;
    private final ResubmitDeclaration resubmitDeclaration;
    private final ActOnDeclarations actOnDeclarations;
    private final CurrentCaller currentCaller;
    private final Language language;
    private final Clock clock;

    DeclarationsResource(
            Declarations declarations,
            CancelDeclaration cancelDeclaration,
            DeclareReturn declareReturn,
            CorrectDeclaration correctDeclaration,
            ResubmitDeclaration resubmitDeclaration,
            ActOnDeclarations actOnDeclarations,
            CurrentCaller currentCaller,
            Language language,
            Clock clock) {
        this.declarations = declarations;
        this.cancelDeclaration = cancelDeclaration;
        this.declareReturn = declareReturn;
        this.correctDeclaration = correctDeclaration;
        this.resubmitDeclaration = resubmitDeclaration;
        this.actOnDeclarations = actOnDeclarations;
        this.currentCaller = currentCaller;
        this.language = language;
        this.clock = clock;
    }

    @GET
    public Page<DeclarationSummary> page(
            @QueryParam("order") @Pattern(regexp = "[!-~]{1,40}", message = "malformed") @Nullable String order,
            @QueryParam("state") @Nullable StateParameter state,
            @QueryParam("age") @Nullable AgeParameter age,
            @QueryParam("port") @Pattern(regexp = "\\d{4}", message = "malformed") @Nullable String port,
            @QueryParam("mode") @Nullable ModeParameter mode,
            @Valid @BeanParam Paging paging) {
        DeclarationFilter filter = new DeclarationFilter(
                Optional.ofNullable(order),
                Optional.ofNullable(state).map(StateParameter::state),
                Optional.ofNullable(age).map(since -> clock.instant().minus(since.age())),
                Optional.ofNullable(port),
                Optional.ofNullable(mode).map(ModeParameter::mode));
        return declarations.page(filter, paging.limit(), paging.cursor()).map(DeclarationSummary::of);
    }

    @GET
    @Path("/{id}")
    public DeclarationResponse find(@PathParam("id") DeclarationId id) {
        Declaration declaration = declarations.require(id);
        return DeclarationResponse.of(
                declaration,
                declarations.returns(declaration),
                declarations.nextAction(declaration),
                declarations.timeline(declaration),
                language.tag());
    }

    @GET
    @Path("/{id}/timeline")
    public TimelineResponse timeline(@PathParam("id") DeclarationId id) {
        return TimelineResponse.of(declarations.timeline(declarations.require(id)), language.tag());
    }

    @GET
    @Path("/{id}/tax-bills")
    public TaxBillsResponse taxBills(@PathParam("id") DeclarationId id) {
        return TaxBillsResponse.of(declarations.taxBills(declarations.require(id)));
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

    @POST
    @Path("/{id}/cancellations")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<DeclarationSummary> cancel(
            @PathParam("id") DeclarationId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid CancellationRequest request) {
        cancelDeclaration.cancel(currentCaller.caller().id(), key, id, request.reason());
        return accepted(id);
    }

    @POST
    @Path("/{id}/returns")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<DeclarationSummary> goodsReturn(
            @PathParam("id") DeclarationId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid ReturnRequest request) {
        declareReturn.declare(currentCaller.caller().id(), key, id, request.toLines(), request.reason());
        return accepted(id);
    }

    @POST
    @Path("/{id}/corrections")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<DeclarationSummary> correct(
            @PathParam("id") DeclarationId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid CorrectionRequest request) {
        correctDeclaration.correct(currentCaller.caller().id(), key, id, request.toWish());
        return accepted(id);
    }

    @POST
    @Path("/{id}/resubmissions")
    public RestResponse<DeclarationSummary> resubmit(
            @PathParam("id") DeclarationId id, @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        resubmitDeclaration.resubmit(currentCaller.caller().id(), key, id);
        return accepted(id);
    }

    @POST
    @Path("/actions")
    @Consumes(MediaType.APPLICATION_JSON)
    public ActionsResponse act(@NotNull @Valid ActionsRequest request) {
        return ActionsResponse.of(
                actOnDeclarations.act(request.action(), request.declarations(), request.reasonOrDefault()),
                language.tag());
    }

    private RestResponse<DeclarationSummary> accepted(DeclarationId id) {
        return RestResponse.status(Status.ACCEPTED, DeclarationSummary.of(declarations.require(id)));
    }
}
