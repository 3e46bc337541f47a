package by.pavilion.sandbox.douyin;

import java.time.Instant;

/**
 * What a buyer wants back of a sale.
 *
 * @param type the platform's number: 0 goods and money, 1 money after shipping, 2 money before it
 * @param status the platform's number: 6 waits for the shop, 7 for the goods, 12 done, 27 refused
 * @param amount in fen
 */
record AfterSale(long id, long orderId, int type, int status, long amount, Instant appliedAt, Instant updatedAt) {
    static final int RETURN = 0;
    static final int AFTER_SHIPPING = 1;
    static final int BEFORE_SHIPPING = 2;

    static final int ASKED = 6;
    static final int COMING_BACK = 7;
    static final int DONE = 12;
    static final int REFUSED = 27;

    /** What an answer has to name: that nobody answers what has changed since. */
    long version() {
        return updatedAt.getEpochSecond();
    }

    /** The next second at least: versions are told apart by seconds. */
    AfterSale to(int newStatus, Instant now) {
        Instant later = updatedAt.plusSeconds(1);
        return new AfterSale(id, orderId, type, newStatus, amount, appliedAt, now.isBefore(later) ? later : now);
    }
}
