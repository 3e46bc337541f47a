package by.pavilion.sandbox.douyin;

import java.time.Instant;
import java.util.Optional;

/**
 * What a buyer wants back of a sale.
 *
 * @param type the platform's number: 0 goods and money, 1 money after shipping, 2 money before it
 * @param status the platform's number: 6 waits for the shop, 7 for the goods, 11 for the shop to look at what is on its way, 12
 *     done, 27 refused
 * @param amount in fen
 * @param pieces how many of the sale it is about; 0 of one that was asked for when nobody said
 * @param sentBack the parcel in which the buyer has sent the goods
 */
record AfterSale(
        long id,
        long orderId,
        int type,
        int status,
        long amount,
        int pieces,
        Instant appliedAt,
        Instant updatedAt,
        Optional<Parcel> sentBack) {
    static final int RETURN = 0;
    static final int AFTER_SHIPPING = 1;
    static final int BEFORE_SHIPPING = 2;

    static final int ASKED = 6;
    static final int COMING_BACK = 7;
    static final int ON_ITS_WAY = 11;
    static final int DONE = 12;
    static final int REFUSED = 27;

    /** What an answer has to name: that nobody answers what has changed since. */
    long version() {
        return updatedAt.getEpochSecond();
    }

    /** @param company the platform's code of the carrier */
    record Parcel(String company, String trackingNumber) {}

    /** How many pieces the buyer has to send. */
    int toSendBack() {
        return type == RETURN ? pieces : 0;
    }

    /** Whether the buyer may send the goods. */
    boolean isAgreedReturn() {
        return status == COMING_BACK || status == ON_ITS_WAY;
    }

    /** The next second at least: versions are told apart by seconds. */
    AfterSale to(int newStatus, Instant now) {
        return with(newStatus, now, sentBack);
    }

    AfterSale sentBack(Parcel parcel, Instant now) {
        return with(ON_ITS_WAY, now, Optional.of(parcel));
    }

    private AfterSale with(int newStatus, Instant now, Optional<Parcel> parcel) {
        Instant later = updatedAt.plusSeconds(1);
        return new AfterSale(
                id, orderId, type, newStatus, amount, pieces, appliedAt, now.isBefore(later) ? later : now, parcel);
    }
}
