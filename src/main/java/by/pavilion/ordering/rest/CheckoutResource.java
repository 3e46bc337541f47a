package by.pavilion.ordering.rest;

import by.pavilion.identity.AccessTokens;
import by.pavilion.identity.Caller;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.ordering.CheckOut;
import by.pavilion.ordering.Checkout;
import by.pavilion.ordering.CheckoutId;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.PlacedBy;
import by.pavilion.ordering.holds.Holds;
import by.pavilion.ordering.payment.PayCheckout;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Language;
import by.pavilion.shared.rest.Target;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;

/** Checkouts: as many orders as the goods need, placed and paid together. A storefront sees those that it placed. */
@Path("/api/v1/checkouts")
@Produces(MediaType.APPLICATION_JSON)
class CheckoutResource implements ChecksPresence {
    private final Holds holds;
    private final CheckOut useCase;
    private final PayCheckout payCheckout;
    private final Orders orders;
    private final AccessTokens accessTokens;
    private final CurrentCaller currentCaller;
    private final Language language;

    CheckoutResource(
            CheckOut useCase,
            PayCheckout payCheckout,
            Orders orders,
            AccessTokens accessTokens,
            CurrentCaller currentCaller,
            Language language,
            Holds holds) {
        this.holds = holds;
        this.useCase = useCase;
        this.payCheckout = payCheckout;
        this.orders = orders;
        this.accessTokens = accessTokens;
        this.currentCaller = currentCaller;
        this.language = language;
    }

    @Override
    public void checkPresence(Target target) {
        orders.visible(currentCaller.caller(), CheckoutId.fromString(target.path("id")));
    }

    @POST
    @RolesAllowed(Role.STOREFRONT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking // whoever waits for the answer holds no thread
    public CompletionStage<RestResponse<CheckoutResponse>> checkOut(
            @HeaderParam("Idempotency-Key") IdempotencyKey key, @NotNull CheckoutRequest request) {
        Caller caller = currentCaller.caller();
        String tag = language.tag();
        return useCase.checkOut(PlacedBy.caller(caller), key, request.toCommand(), request.cart())
                .thenApply(placement -> {
                    Checkout checkout = placement.checkoutOrThrow();
                    return Created.at("checkouts", checkout.id(), response(checkout, caller, tag));
                });
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.STOREFRONT, Role.OPERATOR})
    public CheckoutResponse find(@PathParam("id") CheckoutId id) {
        Caller caller = currentCaller.caller();
        return response(orders.visible(caller, id), caller, language.tag());
    }

    @POST
    @Path("/{id}/payments")
    @RolesAllowed(Role.STOREFRONT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking // whoever waits for the answer holds no thread
    public CompletionStage<RestResponse<Page<PaymentResponse>>> pay(
            @PathParam("id") CheckoutId id,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @NotNull @Valid StartPaymentRequest request) {
        Caller caller = currentCaller.caller();
        Checkout checkout = orders.visible(caller, id);
        return payCheckout
                .pay(PlacedBy.caller(caller), key, checkout, request.provider())
                .thenApply(payments -> Created.at(
                        "checkouts",
                        id,
                        new Page<>(payments.stream().map(PaymentResponse::of).toList(), null)));
    }

    /** Each order with the token of its buyer, for the storefront that placed it. */
    private CheckoutResponse response(Checkout checkout, Caller caller, String tag) {
        return CheckoutResponse.of(
                checkout,
                holds.open(checkout.orders().stream().map(Order::id).toList()),
                order -> caller.is(Role.STOREFRONT)
                        ? Optional.of(accessTokens.issue(order.id().toString()))
                        : Optional.empty(),
                tag);
    }
}
