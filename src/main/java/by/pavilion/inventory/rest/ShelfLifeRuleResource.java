package by.pavilion.inventory.rest;

import by.pavilion.identity.Role;
import by.pavilion.inventory.Pool;
import by.pavilion.inventory.ShelfLifeRule;
import by.pavilion.inventory.ShelfLifeRules;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksTarget;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Paging;
import by.pavilion.shared.rest.Tagged;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** How long goods must stay good when they are sold, by channel. */
@Path("/api/v1/shelf-life-rules")
@RolesAllowed(Role.OPERATOR)
class ShelfLifeRuleResource implements ChecksTarget {
    private final ShelfLifeRules rules;

    ShelfLifeRuleResource(ShelfLifeRules rules) {
        this.rules = rules;
    }

    @GET
    public Page<ShelfLifeRuleResponse> page(@Valid @BeanParam Paging paging) {
        return rules.page(paging.cursor(), paging.limit()).map(ShelfLifeRuleResponse::of);
    }

    @GET
    @Path("/{channel}")
    public RestResponse<ShelfLifeRuleResponse> find(@PathParam("channel") Pool channel) {
        ShelfLifeRule rule = rules.require(channel);
        return Tagged.ok(ShelfLifeRuleResponse.of(rule), rule.version());
    }

    @Override
    public void checkTarget(Target target) {
        rules.check(Pool.fromString(target.path("channel")), target.ifMatch());
    }

    @PUT
    @Path("/{channel}")
    public RestResponse<ShelfLifeRuleResponse> put(
            @PathParam("channel") Pool channel,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid PutShelfLifeRuleRequest request) {
        ShelfLifeRules.Saved saved = rules.save(channel, ifMatch, request.minRemainingDays());
        ShelfLifeRuleResponse body = ShelfLifeRuleResponse.of(saved.rule());
        return saved.created()
                ? Created.at("shelf-life-rules", channel, body, saved.rule().version())
                : Tagged.ok(body, saved.rule().version());
    }

    @DELETE
    @Path("/{channel}")
    public void delete(@PathParam("channel") Pool channel, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        rules.delete(channel, ifMatch);
    }
}
