package by.pavilion.logistics.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.logistics.CarrierRule;
import by.pavilion.logistics.CarrierRuleId;
import by.pavilion.logistics.CarrierRules;
import by.pavilion.logistics.rest.DepartureRequests.MomentRequest;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Target;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Which carrier brings which parcels to their buyers, from when on and until when. */
@Path("/api/v1/carrier-rules")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class CarrierRuleResource implements ChecksPresence {
    private final CarrierRules rules;
    private final CurrentCaller current;

    CarrierRuleResource(CarrierRules rules, CurrentCaller current) {
        this.rules = rules;
        this.current = current;
    }

    record RuleRequest(
            @NotNull @Min(1) @Max(1_000) Integer priority,

            @Pattern(regexp = "9610|1210|1239", message = "malformed") @Nullable
            String customsMode,

            @Min(1) @Max(100_000_000) @Nullable Long mostGrams,

            @NotNull @Pattern(regexp = "[a-z0-9-]{1,20}", message = "malformed")
            String carrier,

            @Nullable Instant validFrom,
            @Nullable Instant validUntil) {
        CarrierRules.Wish toWish() {
            return new CarrierRules.Wish(priority, customsMode, mostGrams, carrier, validFrom, validUntil);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RuleResponse(
            CarrierRuleId id,
            int priority,
            @Nullable String customsMode,
            @Nullable Long mostGrams,
            String carrier,
            Instant validFrom,
            @Nullable Instant validUntil) {
        static RuleResponse of(CarrierRule rule) {
            return new RuleResponse(
                    rule.id(),
                    rule.priority(),
                    rule.customsMode().orElse(null),
                    rule.mostGrams().orElse(null),
                    rule.carrier(),
                    rule.validFrom(),
                    rule.validUntil().orElse(null));
        }
    }

    record RuleList(List<RuleResponse> items) {
        RuleList {
            items = List.copyOf(items);
        }
    }

    @Override
    public void checkPresence(Target target) {
        rules.require(CarrierRuleId.fromString(target.path("id")));
    }

    @GET
    public RuleList list() {
        return new RuleList(rules.all().stream().map(RuleResponse::of).toList());
    }

    @GET
    @Path("/{id}")
    public RuleResponse find(@PathParam("id") CarrierRuleId id) {
        return RuleResponse.of(rules.require(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<RuleResponse> add(
            @HeaderParam("Idempotency-Key") IdempotencyKey key, @NotNull @Valid RuleRequest request) {
        RuleResponse added = RuleResponse.of(rules.add(current.caller().id(), key, request.toWish()));
        return Created.at("carrier-rules", added.id(), added);
    }

    /** What ends twice ends when it was said last. */
    @POST
    @Path("/{id}/ends")
    @Consumes(MediaType.APPLICATION_JSON)
    public RuleResponse end(@PathParam("id") CarrierRuleId id, @NotNull @Valid MomentRequest request) {
        return RuleResponse.of(rules.end(id, request.at()));
    }
}
