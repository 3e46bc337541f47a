package by.pavilion.identity.rest;

import by.pavilion.identity.ApiKeys;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.IssueKey;
import by.pavilion.identity.IssuedKey;
import by.pavilion.identity.KeyId;
import by.pavilion.identity.RevokeKey;
import by.pavilion.identity.Role;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Paging;
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
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** API keys, for operators. */
@Path("/api/v1/keys")
@RolesAllowed(Role.OPERATOR)
public class KeyResource {
    private final ApiKeys keys;
    private final IssueKey issueKey;
    private final RevokeKey revokeKey;
    private final CurrentCaller caller;

    KeyResource(ApiKeys keys, IssueKey issueKey, RevokeKey revokeKey, CurrentCaller caller) {
        this.keys = keys;
        this.issueKey = issueKey;
        this.revokeKey = revokeKey;
        this.caller = caller;
    }

    @GET
    public Page<KeyResponse> page(@Valid @BeanParam Paging paging) {
        return keys.page(paging.limit(), paging.cursor()).map(KeyResponse::of);
    }

    @POST
    public RestResponse<KeyResponse> issue(
            @HeaderParam("Idempotency-Key") IdempotencyKey attempt, @Valid @NotNull IssueKeyRequest request) {
        IssuedKey issued = issueKey.issue(
                caller.caller(), attempt, request.role(), Optional.ofNullable(request.merchant()), request.label());
        return Created.at("keys", issued.key().id(), KeyResponse.of(issued));
    }

    @DELETE
    @Path("{id}")
    public void revoke(@PathParam("id") KeyId id) {
        revokeKey.revoke(id);
    }
}
