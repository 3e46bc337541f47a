package by.pavilion.channel.rest;

import by.pavilion.channel.ConnectionId;
import by.pavilion.channel.Shops;
import by.pavilion.channel.settlements.CompareStatement;
import by.pavilion.channel.settlements.Settlement;
import by.pavilion.channel.settlements.StatementMonth;
import by.pavilion.identity.Role;
import by.pavilion.shared.Money;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.BodyLimit;
import by.pavilion.shared.rest.ChecksTarget;
import by.pavilion.shared.rest.Paging;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A marketplace's statements beside our orders, by month. */
@Path("/api/v1/channels/{channel}/shops/{id}/settlements")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class SettlementResource implements ChecksTarget {
    private final Shops shops;
    private final CompareStatement compareStatement;

    SettlementResource(Shops shops, CompareStatement compareStatement) {
        this.shops = shops;
        this.compareStatement = compareStatement;
    }

    record Response(
            String month,
            long listed,
            long missingHere,
            long missingThere,
            long differing,
            Money paid,
            Money refunded,
            Instant comparedAt) {
        static Response of(Settlement settlement) {
            return new Response(
                    settlement.month().toString(),
                    settlement.listed(),
                    settlement.missingHere(),
                    settlement.missingThere(),
                    settlement.differing(),
                    settlement.paid(),
                    settlement.refunded(),
                    settlement.comparedAt());
        }
    }

    @GET
    public Page<Response> page(
            @PathParam("channel") String channel, @PathParam("id") ConnectionId id, @Valid @BeanParam Paging paging) {
        return compareStatement
                .page(shops.require(channel, id), paging.cursor(), paging.limit())
                .map(Response::of);
    }

    @Override
    public void checkTarget(Target target) {
        shops.require(target.path("channel"), ConnectionId.fromString(target.path("id")));
        StatementMonth.fromString(target.path("month"));
    }

    @PUT
    @Path("/{month}")
    @Consumes("text/csv")
    @BodyLimit(mebibytes = 20)
    public Response compare(
            @PathParam("channel") String channel,
            @PathParam("id") ConnectionId id,
            @PathParam("month") StatementMonth month,
            byte[] table) {
        return Response.of(compareStatement.compare(
                shops.require(channel, id), month.value(), new String(table, StandardCharsets.UTF_8)));
    }
}
