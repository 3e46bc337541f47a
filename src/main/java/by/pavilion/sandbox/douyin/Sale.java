package by.pavilion.sandbox.douyin;

import java.time.Instant;
import java.util.Optional;

/**
 * One sale of one SKU in the shop; amounts in fen. The buyer pays goods and tax; there is no freight.
 *
 * @param coupon what of that a coupon of the platform's pays, which the platform bears
 * @param biz the platform's kind of cross-border business: 21 bonded, 22 direct mail
 * @param paidLaterAt where it was not paid at once
 */
record Sale(
        long orderId,
        String sku,
        int quantity,
        int unitPrice,
        int tax,
        int coupon,
        int biz,
        SealedBuyer buyer,
        Instant soldAt,
        Stage stage,
        Optional<Instant> paidLaterAt,
        Optional<Shipping> shipping,
        Instant updatedAt,
        Optional<Instant> cancelledAt) {
    static final int BONDED = 21;
    static final int DIRECT = 22;

    /** What the platform still does by itself, in this order. */
    enum Stage {
        /** Ordered, and not paid: the shopper still thinks about it. */
        CREATED,
        /** Paid; the message that says so is to go out. */
        PAID,
        /** The message that it may be processed is to go out. */
        TOLD_PAID,
        /** Nothing more to do. */
        TOLD_PENDING
    }

    /** The buyer's data as ciphertext; the region is open. */
    record SealedBuyer(
            String name,
            String idNumber,
            String phone,
            String detail,
            String maskedName,
            String maskedPhone,
            String province,
            String city,
            String town) {}

    /** What the shop has reported of its parcel. */
    record Shipping(String company, String trackingNumber, Instant shippedAt) {}

    long goods() {
        return (long) unitPrice * quantity;
    }

    long payable() {
        return goods() + tax - coupon;
    }

    /** The line's own number. */
    long lineId() {
        return orderId + 1;
    }

    /** The payment firm's number of the payment. */
    String paymentNumber() {
        return "DP" + orderId;
    }

    Instant paidAt() {
        return paidLaterAt.orElse(soldAt);
    }

    boolean isPaid() {
        return stage != Stage.CREATED;
    }

    /** The platform's number of the state: 1 unpaid, 2 to be sent, 3 sent, 4 cancelled. */
    int status() {
        if (cancelledAt.isPresent()) {
            return 4;
        }
        if (!isPaid()) {
            return 1;
        }
        return shipping.isPresent() ? 3 : 2;
    }
}
