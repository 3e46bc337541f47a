package by.pavilion.pricing;

import by.pavilion.shared.Money;

/**
 * What a marketplace has taken for an order, all of the same currency.
 *
 * @param amount what the buyer has paid in all, freight and tax included
 * @param freight what of the price is for the way
 * @param borne what of the price the buyer has not paid because the marketplace or somebody else has, by coupons, points or
 *     the like: it lowers neither what the seller gets nor what customs taxes
 */
public record PaidElsewhere(Money amount, Money freight, Money borne) {
    /** What goods, freight and tax come to. */
    Money price() {
        return amount.plus(borne);
    }

    PaidElsewhere bearing(Money other) {
        return new PaidElsewhere(amount, freight, other);
    }
}
