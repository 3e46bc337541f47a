package by.pavilion.logistics.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.logistics.numbers.CheckDigit;
import by.pavilion.logistics.numbers.NumberRange;
import by.pavilion.logistics.numbers.NumberRangeId;
import by.pavilion.logistics.numbers.NumberRanges;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Paging;
import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.time.Instant;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Ranges of numbers that carriers let us give to their parcels. */
@Path("/api/v1/number-ranges")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class NumberRangeResource {
    private static final String CARRIER = "[a-z0-9-]{1,20}";
    private static final String AFFIX = "[A-Z0-9-]{0,10}";
    private static final String SERIAL = "[0-9]{1,17}";

    private final NumberRanges ranges;
    private final CurrentCaller current;

    NumberRangeResource(NumberRanges ranges, CurrentCaller current) {
        this.ranges = ranges;
        this.current = current;
    }

    record Request(
            @NotNull @Pattern(regexp = CARRIER, message = "malformed")
            String carrier,

            @Pattern(regexp = AFFIX, message = "malformed") @Nullable
            String prefix,

            @Pattern(regexp = AFFIX, message = "malformed") @Nullable
            String suffix,

            @NotNull @Pattern(regexp = SERIAL, message = "malformed")
            String first,

            @NotNull @Pattern(regexp = SERIAL, message = "malformed")
            String last,

            @NotNull CheckDigit checkDigit,
            @NotNull Instant validFrom) {
        NumberRanges.Wish toWish() {
            return new NumberRanges.Wish(
                    carrier,
                    Objects.requireNonNullElse(prefix, ""),
                    Objects.requireNonNullElse(suffix, ""),
                    first,
                    last,
                    checkDigit,
                    validFrom);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Response(
            NumberRangeId id,
            String carrier,
            String prefix,
            String suffix,
            String first,
            String last,
            @Nullable String next,
            long left,
            CheckDigit checkDigit,
            Instant validFrom,
            Instant createdAt,
            @Nullable Instant endedAt) {
        static Response of(NumberRange range) {
            return new Response(
                    range.id(),
                    range.carrier(),
                    range.prefix(),
                    range.suffix(),
                    range.serial(range.first()),
                    range.serial(range.last()),
                    range.left() == 0 ? null : range.serial(range.next()),
                    range.left(),
                    range.checkDigit(),
                    range.validFrom(),
                    range.createdAt(),
                    range.endedAt().orElse(null));
        }
    }

    @GET
    public Page<Response> page(
            @QueryParam("carrier") @Pattern(regexp = CARRIER, message = "malformed") @Nullable String carrier,
            @Valid @BeanParam Paging paging) {
        return ranges.page(carrier, paging.cursor(), paging.limit()).map(Response::of);
    }

    @GET
    @Path("/{id}")
    public Response find(@PathParam("id") NumberRangeId id) {
        return Response.of(ranges.require(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<Response> add(
            @HeaderParam("Idempotency-Key") IdempotencyKey key, @NotNull @Valid Request request) {
        NumberRange range = ranges.add(current.caller().id(), key, request.toWish());
        return Created.at("number-ranges", range.id(), Response.of(range));
    }

    @POST
    @Path("/{id}/ends")
    public Response end(@PathParam("id") NumberRangeId id) {
        return Response.of(ranges.end(id));
    }
}
