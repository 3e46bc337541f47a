package by.pavilion.ordering.rest;

import by.pavilion.ordering.FulfilmentStatus;
import by.pavilion.ordering.MerchantOrder;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderLine;
import by.pavilion.ordering.OrderLineId;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.ordering.PaymentStatus;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.List;

/**
 * An order as one of its merchants sees it.
 *
 * @param held whether something holds it, so that its goods should wait
 * @param lines this merchant's only
 */
record MerchantOrderResponse(
        OrderId id,
        OrderStatus status,
        PaymentStatus paymentStatus,
        String customsStatus,
        FulfilmentStatus fulfilmentStatus,
        String channel,
        String customsMode,
        String warehouse,
        Instant placedAt,
        boolean held,
        List<LineResponse> lines) {

    /**
     * Goods of the merchant. What the buyer pays beside them, freight and taxes, is not its business.
     *
     * @param name the goods' Chinese name, as declared
     * @param unitPrice of one piece, without tax; {@code goods} of all
     * @param returned how many of the pieces have come back and are settled
     */
    record LineResponse(
            OrderLineId lineId,
            String sku,
            String name,
            long quantity,
            long returned,
            Money unitPrice,
            Money goods,
            Money discount) {

        static LineResponse of(OrderLine line) {
            return new LineResponse(
                    line.id(),
                    line.sku().toString(),
                    line.declared().nameZh(),
                    line.quantity(),
                    line.returned(),
                    line.unitPrice(),
                    line.goods(),
                    line.discount());
        }
    }

    static MerchantOrderResponse of(MerchantOrder order, boolean held) {
        return new MerchantOrderResponse(
                order.id(),
                order.status(),
                order.paymentStatus(),
                order.progress().customsStatus(),
                order.progress().fulfilment(),
                order.channel(),
                order.customsMode(),
                order.warehouse(),
                order.placedAt(),
                held,
                order.lines().stream().map(LineResponse::of).toList());
    }
}
