package by.pavilion.ordering.rest;

import by.pavilion.identity.AccessTokens;
import by.pavilion.identity.Caller;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.ordering.CancelledLines;
import by.pavilion.ordering.ChangeShipTo;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderFilter;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.PlaceOrder;
import by.pavilion.ordering.PlaceOrderCommand;
import by.pavilion.ordering.PlacedBy;
import by.pavilion.ordering.WatchOrder;
import by.pavilion.ordering.holds.Hold;
import by.pavilion.ordering.holds.Holds;
import by.pavilion.ordering.way.Way;
import by.pavilion.parties.MaskedRecipient;
import by.pavilion.parties.Parties;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Language;
import by.pavilion.shared.rest.MergePatch;
import by.pavilion.shared.rest.Paging;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Orders: a storefront sees those that it placed, an operator all, a buyer the one whose token it holds. */
@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
class OrderResource {
    private final PlaceOrder placeOrder;
    private final Orders orders;
    private final Way way;
    private final WatchOrder watchOrder;
    private final ChangeShipTo changeShipTo;
    private final Holds holds;
    private final CancelledLines cancelledLines;
    private final Parties parties;
    private final AccessTokens accessTokens;
    private final CurrentCaller currentCaller;
    private final Language language;
    private final OrderTag orderTag;
    private final EventForReader eventForReader;

    OrderResource(
            PlaceOrder placeOrder,
            Orders orders,
            Way way,
            WatchOrder watchOrder,
            ChangeShipTo changeShipTo,
            Holds holds,
            CancelledLines cancelledLines,
            Parties parties,
            AccessTokens accessTokens,
            CurrentCaller currentCaller,
            Language language,
            OrderTag orderTag,
            EventForReader eventForReader) {
        this.placeOrder = placeOrder;
        this.orders = orders;
        this.way = way;
        this.watchOrder = watchOrder;
        this.changeShipTo = changeShipTo;
        this.holds = holds;
        this.cancelledLines = cancelledLines;
        this.parties = parties;
        this.accessTokens = accessTokens;
        this.currentCaller = currentCaller;
        this.language = language;
        this.orderTag = orderTag;
        this.eventForReader = eventForReader;
    }

    @POST
    @RolesAllowed(Role.STOREFRONT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking // whoever waits for the answer holds no thread
    public CompletionStage<RestResponse<OrderResponse>> place(
            @HeaderParam("Idempotency-Key") IdempotencyKey key, @NotNull PlaceOrderRequest request) {
        PlacedBy placedBy = PlacedBy.caller(currentCaller.caller());
        PlaceOrderCommand command = request.toCommand();
        MaskedRecipient recipient = MaskedRecipient.of(command.recipient());
        String tag = language.tag();
        return placeOrder.place(placedBy, key, command).thenApply(placement -> {
            Order order = placement.orThrow();
            return Created.at(
                    "orders",
                    order.id(),
                    OrderResponse.of(
                            order, List.of(), List.of(), Optional.of(recipient), Optional.of(token(order)), tag));
        });
    }

    @GET
    @RolesAllowed({Role.STOREFRONT, Role.OPERATOR})
    public Page<OrderResponse> list(
            @QueryParam("status") @Nullable OrderStatus status,
            @QueryParam("buyerRef") @Size(min = 1, max = 100) @Nullable String buyerRef,
            @QueryParam("held") @Nullable Boolean held,
            @Valid @BeanParam Paging paging) {
        Caller caller = currentCaller.caller();
        OrderFilter filter = new OrderFilter(
                caller.is(Role.OPERATOR) ? Optional.empty() : Optional.of(PlacedBy.caller(caller)),
                Optional.ofNullable(status),
                Optional.ofNullable(buyerRef),
                Optional.ofNullable(held));
        String tag = language.tag();
        Page<Order> page = orders.page(filter, paging.cursor(), paging.limit());
        Map<OrderId, List<Hold>> open =
                holds.open(page.items().stream().map(Order::id).toList());
        return page.map(order -> OrderResponse.of(
                order, open.getOrDefault(order.id(), List.of()), List.of(), Optional.empty(), Optional.empty(), tag));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.STOREFRONT, Role.OPERATOR, Role.BUYER})
    public RestResponse<byte[]> find(@PathParam("id") OrderId id) {
        return orderTag.tagged(single(orders.visible(currentCaller.caller(), id)));
    }

    @PATCH
    @Path("/{id}/ship-to")
    @RolesAllowed({Role.STOREFRONT, Role.OPERATOR, Role.BUYER})
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    public RestResponse<byte[]> changeShipTo(
            @PathParam("id") OrderId id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid ChangeShipToRequest request) {
        Order order = changeShipTo.change(currentCaller.caller(), id, ifMatch, request.toChanges());
        return orderTag.tagged(single(order));
    }

    @GET
    @Path("/{id}/timeline")
    @RolesAllowed({Role.STOREFRONT, Role.OPERATOR, Role.BUYER})
    public TimelineResponse timeline(@PathParam("id") OrderId id) {
        Caller reader = currentCaller.caller();
        Order order = orders.visible(reader, id);
        return TimelineResponse.of(
                order.id(), orders.timeline(id), way.of(id), way.back(id), way.expected(id), language.tag(), reader);
    }

    @GET
    @Path("/{id}/events")
    @RolesAllowed({Role.STOREFRONT, Role.OPERATOR, Role.BUYER})
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking // whether the caller may see the order is read on a worker; the stream itself holds no thread
    public Multi<OutboundSseEvent> events(
            @PathParam("id") OrderId id,
            @HeaderParam("Last-Event-ID") @Size(max = 100) @Nullable String lastEventId,
            @Context Sse sse) {
        Caller reader = currentCaller.caller();
        orders.requireVisible(reader, id);
        return watchOrder.watch(id, Optional.ofNullable(lastEventId)).map(signal -> toSse(signal, reader, sse));
    }

    private OutboundSseEvent toSse(WatchOrder.Signal signal, Caller reader, Sse sse) {
        if (signal instanceof WatchOrder.Happened happened) {
            return sse.newEventBuilder()
                    .id(happened.event().id())
                    .name(happened.event().type())
                    .data(String.class, eventForReader.data(happened.event(), reader))
                    .build();
        }
        return sse.newEventBuilder().comment("still there").build();
    }

    /** One order with its masked recipient and, for the storefront that placed it, the buyer's token. */
    private OrderResponse single(Order order) {
        Optional<String> accessToken =
                currentCaller.caller().is(Role.STOREFRONT) ? Optional.of(token(order)) : Optional.empty();
        List<Hold> held = currentCaller.caller().is(Role.BUYER)
                ? List.of()
                : holds.open(List.of(order.id())).getOrDefault(order.id(), List.of());
        return OrderResponse.of(
                order,
                held,
                cancelledLines.of(order.id()),
                Optional.of(parties.masked(order.recipient())),
                accessToken,
                language.tag());
    }

    private String token(Order order) {
        return accessTokens.issue(order.id().toString());
    }
}
