package by.pavilion.sandbox.jd;

import java.time.Instant;
import java.util.Optional;

/**
 * One order of one SKU; amounts in fen. The buyer pays goods and tax; there is no freight and no discount.
 *
 * @param parentId the order out of which the platform has made it; 0 when it was placed as it is
 * @param direct whether it comes from abroad and is shipped in two steps
 * @param buyer sealed
 * @param oaid stands for the recipient; the same for the same recipient
 * @param tradeNo the merchant's own number of the first step of two
 * @param paidAt when it was paid that was not paid at once
 */
record JdSale(
        long orderId,
        long parentId,
        String sku,
        int quantity,
        int unitPrice,
        int tax,
        boolean direct,
        String buyer,
        String oaid,
        JdState state,
        Instant soldAt,
        Instant modifiedAt,
        Optional<Parcel> parcel,
        Optional<String> tradeNo,
        Optional<Instant> paidAt) {

    /** What the shop has told of its parcel, and when. */
    record Parcel(String logisticsId, String waybill, Instant shippedAt) {}

    int goods() {
        return unitPrice * quantity;
    }

    int payable() {
        return goods() + tax;
    }

    /** The payment firm's number of the payment. */
    String paymentNumber() {
        return "JP" + orderId;
    }
}
