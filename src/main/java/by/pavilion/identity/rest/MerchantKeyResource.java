package by.pavilion.identity.rest;

import by.pavilion.identity.ApiKeys;
import by.pavilion.identity.Caller;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.IssueKey;
import by.pavilion.identity.IssuedKey;
import by.pavilion.identity.KeyId;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.RevokeKey;
import by.pavilion.identity.Role;
import by.pavilion.identity.RotateKey;
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

/** A merchant's own API keys. */
@Path("/api/v1/merchant/keys")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.KEYS)
class MerchantKeyResource implements ChecksPresence {
    private final ApiKeys keys;
    private final IssueKey issueKey;
    private final RotateKey rotateKey;
    private final RevokeKey revokeKey;
    private final CurrentCaller current;

    MerchantKeyResource(
            ApiKeys keys, IssueKey issueKey, RotateKey rotateKey, RevokeKey revokeKey, CurrentCaller current) {
        this.keys = keys;
        this.issueKey = issueKey;
        this.rotateKey = rotateKey;
        this.revokeKey = revokeKey;
        this.current = current;
    }

    @GET
    public Page<KeyResponse> page(@Valid @BeanParam Paging paging) {
        return keys.page(current.caller().requireMerchant(), paging.limit(), paging.cursor())
                .map(KeyResponse::of);
    }

    @Override
    public void checkPresence(Target target) {
        keys.require(current.caller(), KeyId.fromString(target.path("id")));
    }

    @POST
    public RestResponse<KeyResponse> issue(
            @HeaderParam("Idempotency-Key") IdempotencyKey attempt, @Valid @NotNull IssueOwnKeyRequest request) {
        Caller caller = current.caller();
        IssuedKey issued = issueKey.issueOwn(caller, attempt, request.toWish(caller.requireMerchant()));
        return Created.at("merchant/keys", issued.key().id(), KeyResponse.of(issued));
    }

    @POST
    @Path("{id}/rotations")
    public KeyResponse rotate(
            @PathParam("id") KeyId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey attempt,
            @NotNull @Valid RotateKeyRequest request) {
        return KeyResponse.of(rotateKey.rotate(current.caller(), attempt, id, request.toWish()));
    }

    @DELETE
    @Path("{id}")
    public void revoke(@PathParam("id") KeyId id) {
        revokeKey.revoke(current.caller(), id);
    }
}
