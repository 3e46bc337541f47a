package by.pavilion.ordering.rest;

import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.KeyScope;
import by.pavilion.identity.NeedsScope;
import by.pavilion.identity.Role;
import by.pavilion.ordering.MerchantOrder;
import by.pavilion.ordering.MerchantOrders;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.holds.Holds;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;

/** Orders with goods of the merchant that asks, and of each only those. */
@Path("/api/v1/merchant/orders")
@RolesAllowed(Role.MERCHANT)
@NeedsScope(KeyScope.ORDERS_READ)
class MerchantOrderResource {
    private final MerchantOrders orders;
    private final Holds holds;
    private final CurrentCaller current;

    MerchantOrderResource(MerchantOrders orders, Holds holds, CurrentCaller current) {
        this.orders = orders;
        this.holds = holds;
        this.current = current;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Page<MerchantOrderResponse> page(@Valid @BeanParam Paging paging) {
        Page<MerchantOrder> page = orders.page(current.caller().requireMerchant(), paging.cursor(), paging.limit());
        Set<OrderId> held = holds.open(
                        page.items().stream().map(MerchantOrder::id).toList())
                .keySet();
        return page.map(order -> MerchantOrderResponse.of(order, held.contains(order.id())));
    }
}
