package by.pavilion.ordering;

import by.pavilion.identity.MerchantId;
import by.pavilion.parties.RecipientRef;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the order stands after the fact: the part that all events of orders share. Who buys and where it goes is behind the
 * reference.
 *
 * @param orderNo the number by which customs knows the order: a marketplace's own, else the order's id
 * @param version the number of this event among the order's, from 1
 * @param customsStatus where the goods stand at customs, in the words of its declarations
 * @param customsMode {@code 1210} or {@code 9610}
 * @param shipBy until when its marketplace has promised that it is sent
 * @param grossWeightGrams of the parcel's content with its packing
 */
public record OrderState(
        OrderId orderId,
        String orderNo,
        long version,
        OrderStatus status,
        PaymentStatus paymentStatus,
        FulfilmentStatus fulfilmentStatus,
        String customsStatus,
        Channel channel,
        List<MerchantId> merchantIds,
        String customsMode,
        String warehouse,
        RecipientRef recipientRef,
        String currency,
        Instant placedAt,
        @Nullable Instant shipBy,
        long grossWeightGrams,
        List<Line> lines,
        Totals totals) {

    /** Where the order was placed; shop and external number only at a marketplace. */
    public record Channel(
            String code,
            @Nullable String shopId,
            @Nullable String externalOrderId,
            @Nullable Instant externalUpdatedAt) {}

    /**
     * A line.
     *
     * @param name the goods' Chinese name, as declared
     * @param unitPrice without tax
     * @param gift true where the line costs nothing, else null
     */
    public record Line(
            OrderLineId lineId,
            String sku,
            MerchantId merchantId,
            String name,
            long quantity,
            Money unitPrice,
            Money discount,
            Money tax,
            @Nullable String externalLineId,
            @Nullable Boolean gift) {}

    /** Sums over the lines. */
    public record Totals(Money goods, Money freight, Money discount, Tax tax, Money payable) {}

    /** Tax by kind. */
    public record Tax(Money tariff, Money consumption, Money vat, Money total) {}
}
