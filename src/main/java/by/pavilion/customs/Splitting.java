package by.pavilion.customs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When several orders look like one purchase that was split to stay under the limit of a transaction: one person placed them
 * shortly after one another, each is inside the limit, together they are above it.
 *
 * @param window how far apart the first and the last of them may be
 * @param limitMinor what one transaction may be worth
 */
record Splitting(Duration window, long limitMinor) {

    /** An order whose quota is taken. */
    record Placed(String order, String person, long amountMinor, Instant at) {}

    /**
     * The orders that look like one purchase with this one as the last; none when nothing speaks for it.
     *
     * @param all orders of whomever, in any order, the last one among them
     */
    List<Placed> endingWith(Placed last, List<Placed> all) {
        if (last.amountMinor() > limitMinor) {
            return List.of(); // one piece above the limit is allowed by this channel and taxed in full
        }
        Instant first = last.at().minus(window);
        List<Placed> together = all.stream()
                .filter(order -> order.person().equals(last.person()))
                .filter(order -> order.amountMinor() <= limitMinor)
                .filter(order -> !order.at().isBefore(first) && !order.at().isAfter(last.at()))
                .toList();
        long sum = together.stream().mapToLong(Placed::amountMinor).reduce(0, Math::addExact);
        return sum > limitMinor ? together : List.of();
    }
}
