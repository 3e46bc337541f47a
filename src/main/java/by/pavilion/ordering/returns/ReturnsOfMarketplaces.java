package by.pavilion.ordering.returns;

import by.pavilion.identity.Caller;
import by.pavilion.identity.Role;
import by.pavilion.ordering.MarketplaceReturns;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderLine;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.Pieces;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Money;
import by.pavilion.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Returns that marketplaces have agreed on: wanted like any other, and decided and received by operators. */
@ApplicationScoped
class ReturnsOfMarketplaces implements MarketplaceReturns {
    private final Orders orders;
    private final RequestReturn requestReturn;

    ReturnsOfMarketplaces(Orders orders, RequestReturn requestReturn) {
        this.orders = orders;
        this.requestReturn = requestReturn;
    }

    @Override
    public Optional<String> want(String by, IdempotencyKey key, OrderId id, String externalLineId, Money amount) {
        Order order = orders.find(id).orElseThrow();
        List<OrderLine> lines = order.lines().stream()
                .filter(line -> externalLineId.isEmpty()
                        || line.externalLineId().filter(externalLineId::equals).isPresent())
                .filter(line -> line.quantity() > line.returned())
                .toList();
        if (lines.isEmpty()) {
            return Optional.of("nothing-left");
        }
        List<Pieces> pieces = lines.stream().map(ReturnsOfMarketplaces::rest).toList();
        boolean isOne = pieces.stream().mapToLong(Pieces::quantity).sum() == 1;
        if (!isOne
                && amount.minor()
                        < lines.stream().mapToLong(ReturnsOfMarketplaces::price).sum()) {
            return Optional.of("pieces-not-told");
        }
        try {
            requestReturn.request(
                    new Caller(by, Optional.of(Role.OPERATOR), Optional.empty()),
                    key,
                    id,
                    new RequestReturn.Wish(ReturnReason.OTHER.code(), Optional.empty(), pieces));
            return Optional.empty();
        } catch (Problem refusal) {
            return Optional.of(refusal.type().slug());
        }
    }

    /** Of the pieces that can still come back, without freight, in minor units rounded down. */
    private static long price(OrderLine line) {
        long whole =
                line.goods().minus(line.discount()).plus(line.tax().total()).minor();
        return Math.multiplyExact(whole, line.quantity() - line.returned()) / line.quantity();
    }

    private static Pieces rest(OrderLine line) {
        return new Pieces(Optional.of(line.id()), Optional.empty(), line.quantity() - line.returned());
    }
}
