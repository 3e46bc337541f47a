package by.pavilion.shared.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.MerchantId;
import by.pavilion.identity.Role;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Money;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A resource for trying out what all resources have in common; it exists in tests only. */
@Path("/trial")
@Produces(MediaType.APPLICATION_JSON)
public class TrialResource {
    public enum Colour {
        RED,
        BLUE
    }

    public record Line(
            @NotBlank @Size(max = 5) String sku,
            @NotNull @Positive Integer quantity) {}

    public record Wish(
            @NotBlank String name,
            @Nullable Colour colour,
            @Nullable MerchantId merchant,
            @Nullable Money price,
            @Nullable BigDecimal weight,
            @Nullable LocalDate day,
            @Min(3) int count,
            @NotNull List<@Valid @NotNull Line> lines) {}

    private final Language language;
    private final CurrentCaller caller;

    TrialResource(Language language, CurrentCaller caller) {
        this.language = language;
        this.caller = caller;
    }

    @POST
    @Path("wishes")
    @PermitAll
    public RestResponse<Wish> create(@HeaderParam("Idempotency-Key") IdempotencyKey key, @Valid @NotNull Wish wish) {
        return Created.at("wishes", key, wish);
    }

    @PUT
    @Path("wishes/{merchant}")
    @PermitAll
    public RestResponse<Map<String, Object>> change(
            @PathParam("merchant") MerchantId merchant, @HeaderParam("If-Match") @Nullable IfMatch version) {
        IfMatch.check(version, 7);
        return Tagged.ok(Map.of("merchant", merchant), 8);
    }

    @GET
    @Path("wishes/{merchant}")
    @PermitAll
    public RestResponse<Map<String, Object>> read(@PathParam("merchant") MerchantId merchant) {
        return Tagged.ok(Map.of("merchant", merchant, "language", language.tag()), 7);
    }

    @GET
    @Path("wishes")
    @PermitAll
    public Map<String, Object> list(
            @Valid @BeanParam Paging paging,
            @QueryParam("colour") @Nullable Colour colour,
            @QueryParam("merchant") @Nullable MerchantId merchant) {
        return Map.of("limit", paging.limit(), "nothing", Optional.empty(), "weight", new BigDecimal("1E+3"));
    }

    @GET
    @Path("fault")
    @PermitAll
    public String fail() {
        throw new IllegalStateException("the secret of the house");
    }

    @GET
    @Path("text")
    @PermitAll
    @Produces(MediaType.TEXT_PLAIN)
    public String repeat(@QueryParam("text") String text) {
        return text;
    }

    @GET
    @Path("outage")
    @PermitAll
    public String failWithoutDatabase() {
        throw new IllegalStateException("cannot read", new SQLException("Communications link failure", "08S01"));
    }

    @POST
    @Path("text")
    @PermitAll
    @Consumes(MediaType.TEXT_PLAIN)
    public long count(InputStream body) throws IOException {
        return body.readAllBytes().length;
    }

    @POST
    @Path("large")
    @PermitAll
    @Consumes(MediaType.TEXT_PLAIN)
    @BodyLimit(mebibytes = 2)
    public long countMore(InputStream body) throws IOException {
        return body.readAllBytes().length;
    }

    @GET
    @Path("undecided")
    public String undecided() {
        return "nobody said who may call this";
    }

    @GET
    @Path("merchants-only")
    @Produces(MediaType.TEXT_PLAIN)
    @RolesAllowed(Role.MERCHANT)
    public String forMerchants() {
        return caller.caller().requireMerchant().toString();
    }
}
