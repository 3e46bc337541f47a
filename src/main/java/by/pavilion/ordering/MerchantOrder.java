package by.pavilion.ordering;

import by.pavilion.identity.MerchantId;
import java.time.Instant;
import java.util.List;

/**
 * An order as one of its merchants sees it: nothing of who buys, nor of what others sell in it.
 *
 * @param channel where it was placed, without the marketplace's own number
 * @param lines this merchant's only
 */
public record MerchantOrder(
        OrderId id,
        OrderStatus status,
        PaymentStatus paymentStatus,
        Progress progress,
        String channel,
        String customsMode,
        String warehouse,
        Instant placedAt,
        List<OrderLine> lines) {
    public MerchantOrder {
        lines = List.copyOf(lines);
    }

    static MerchantOrder of(Order order, MerchantId merchant) {
        return new MerchantOrder(
                order.id(),
                order.status(),
                order.paymentStatus(),
                order.progress(),
                order.channel().code(),
                order.mode().code(),
                order.warehouse().toString(),
                order.placedAt(),
                order.lines().stream()
                        .filter(line -> line.merchant().equals(merchant))
                        .toList());
    }
}
