package by.pavilion.ordering.rest;

import by.pavilion.ordering.CancelledLine;
import by.pavilion.ordering.CheckoutId;
import by.pavilion.ordering.FulfilmentStatus;
import by.pavilion.ordering.HoldId;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.ordering.PaymentStatus;
import by.pavilion.ordering.SalesChannel;
import by.pavilion.ordering.holds.Hold;
import by.pavilion.parties.MaskedRecipient;
import by.pavilion.parties.RecipientRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order.
 *
 * @param version the number of its last event in {@code pavilion.orders}
 * @param orderNo the number by which customs and carriers know it
 * @param buyer with {@code shipTo}, as much of them as may be shown; only of a single order
 * @param expiresAt until when it waits for its money, where it does or did
 * @param cancelledLines what was taken out of it, if anything; only of a single order
 * @param holds what holds it now; not for buyers
 * @param accessToken lets its holder, the buyer, see this one order; for the storefront that placed it
 * @param checkoutId of the orders that were placed together with it
 */
record OrderResponse(
        OrderId id,
        long version,
        String orderNo,
        OrderStatus status,
        PaymentStatus paymentStatus,
        String customsStatus,
        FulfilmentStatus fulfilmentStatus,
        ChannelResponse channel,
        Optional<String> buyerRef,
        RecipientRef recipientRef,
        Optional<BuyerResponse> buyer,
        Optional<ShipToResponse> shipTo,
        String customsMode,
        String warehouse,
        Instant placedAt,
        Optional<Instant> expiresAt,
        List<OrderLineResponse> lines,
        Optional<List<CancelledLineResponse>> cancelledLines,
        TotalsResponse totals,
        List<OpenHoldResponse> holds,
        Optional<String> consumerNoticeVersion,
        Optional<String> accessToken,
        Optional<CheckoutId> checkoutId) {

    /** Where the order was placed. */
    record ChannelResponse(String code, Optional<String> shopId, Optional<String> externalOrderId) {
        static ChannelResponse of(SalesChannel channel) {
            return new ChannelResponse(channel.code(), channel.shopId(), channel.externalOrderId());
        }
    }

    /** Masked. */
    record BuyerResponse(String name, String idNumber, String phone) {
        @Override
        public String toString() {
            return "BuyerResponse[" + name + "]";
        }
    }

    /** Masked, and without the street. */
    record ShipToResponse(String name, String phone, String province, String city, String district) {
        @Override
        public String toString() {
            return "ShipToResponse[" + name + "]";
        }
    }

    /** Why it goes no further. */
    record OpenHoldResponse(HoldId id, String reason, Instant heldAt) {
        static OpenHoldResponse of(Hold hold) {
            return new OpenHoldResponse(hold.id(), hold.reason().code(), hold.heldAt());
        }
    }

    static OrderResponse of(
            Order order,
            List<Hold> holds,
            List<CancelledLine> cancelled,
            Optional<MaskedRecipient> recipient,
            Optional<String> accessToken,
            String language) {
        return new OrderResponse(
                order.id(),
                order.version(),
                order.orderNo(),
                order.status(),
                order.paymentStatus(),
                order.progress().customsStatus(),
                order.progress().fulfilment(),
                ChannelResponse.of(order.channel()),
                order.buyerRef(),
                order.recipient(),
                recipient.map(masked -> new BuyerResponse(masked.buyerName(), masked.idNumber(), masked.buyerPhone())),
                recipient.map(masked -> new ShipToResponse(
                        masked.name(), masked.phone(), masked.province(), masked.city(), masked.district())),
                order.mode().code(),
                order.warehouse().toString(),
                order.placedAt(),
                order.expiresAt(),
                order.lines().stream()
                        .map(line -> OrderLineResponse.of(line, language))
                        .toList(),
                Optional.of(cancelled.stream().map(CancelledLineResponse::of).toList())
                        .filter(lines -> !lines.isEmpty()),
                TotalsResponse.of(order.totals()),
                holds.stream().map(OpenHoldResponse::of).toList(),
                order.consumerNoticeVersion(),
                accessToken,
                order.checkout());
    }
}
