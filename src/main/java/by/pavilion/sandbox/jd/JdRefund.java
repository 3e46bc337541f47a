package by.pavilion.sandbox.jd;

import java.time.Instant;
import java.util.Optional;

/**
 * What a buyer wants back.
 *
 * @param service whether it is a service order after shipping; else an application before it, always for the whole order
 * @param amount in fen
 * @param status of an application: 0 not looked at, 1 agreed, 2 refused, 3 paid back; of the money of a service order: 10 under
 *     way, 20 gone back
 * @param mainStatus of a service order: 10 applied for, 100 closed
 * @param sentBack the parcel in which the buyer of a service order has sent the goods
 */
record JdRefund(
        long id,
        boolean service,
        long orderId,
        String sku,
        int quantity,
        int amount,
        int status,
        int mainStatus,
        Instant appliedAt,
        Instant modifiedAt,
        Optional<Waybill> sentBack) {
    static final int NOT_LOOKED_AT = 0;
    static final int AGREED = 1;
    static final int REFUSED = 2;
    static final int PAID_BACK = 3;
    static final int UNDER_WAY = 10;
    static final int GONE_BACK = 20;
    static final int CLOSED = 100;

    /** @param provider the platform's number of the carrier */
    record Waybill(int provider, String number) {}
}
