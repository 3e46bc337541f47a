package by.pavilion.ordering;

import by.pavilion.shared.Money;
import java.util.Optional;

/** Goods that come back because a marketplace has agreed on it with their buyer. The money is the marketplace's affair. */
public interface MarketplaceReturns {
    /**
     * What was agreed on.
     *
     * @param by who tells of it: {@code channel:douyin:12345}
     * @param reference the marketplace's number of it; of an order each is one return
     * @param externalLineId the marketplace's number of the line; all lines when it is empty
     * @param pieces how many pieces of the line come back; empty when nobody says
     * @param amount what the buyer gets back or got
     */
    record Agreed(
            String by, String reference, OrderId order, String externalLineId, Optional<Long> pieces, Money amount) {}

    /**
     * Wants the goods of a line back, once, however often it is told: as many pieces as come back, or all that still can where
     * nobody says how many. When there are several then and less than their price goes back, a person has to say. A return that a
     * person has asked for already, of these very pieces, is the one that is meant; of several, one that waits for its goods.
     *
     * @return why it cannot be, as a problem's slug or {@code pieces-not-told}; empty when it is wanted
     */
    Optional<String> want(Agreed agreed);

    /**
     * The same, and their buyer has sent them under this number: nobody need approve what a marketplace lets him send. A return
     * that a person has asked for, since nobody told how many pieces come back, is the one that is meant when there is no other.
     * The number is corrected when the marketplace tells another one, until the goods are here; told again it changes nothing, so
     * that a person's correction stays.
     *
     * @return why it cannot be, as {@link #want} has it, {@code return-not-possible-now} for goods that a person has refused, or
     *     {@code number-of-another-return}; empty when it is known
     */
    Optional<String> sent(Agreed agreed, ReturnTracking number);
}
