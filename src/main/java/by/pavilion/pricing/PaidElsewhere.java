package by.pavilion.pricing;

import by.pavilion.shared.Money;
import java.util.List;

/**
 * What a marketplace has taken for an order, all of the same currency.
 *
 * @param amount what the buyer has paid in all, freight and tax included
 * @param freight what of the price is for the way
 * @param borne what of the price the buyer has not paid because the marketplace or somebody else has, by coupons, points or
 *     the like: it lowers neither what the seller gets nor what customs taxes
 * @param borneOfItems how that is shared out among the items; where it says nothing, by their value
 */
public record PaidElsewhere(Money amount, Money freight, Money borne, List<Money> borneOfItems) {
    public PaidElsewhere {
        borneOfItems = List.copyOf(borneOfItems);
    }

    /** One that does not tell of items. */
    public PaidElsewhere(Money amount, Money freight, Money borne) {
        this(amount, freight, borne, List.of());
    }

    /** What goods, freight and tax come to. */
    Money price() {
        return amount.plus(borne);
    }

    /** The same with another sum that is shared out by value. */
    PaidElsewhere bearing(Money other) {
        return new PaidElsewhere(amount, freight, other);
    }

    /** Whether it is told of so many items how it is shared out. */
    boolean tellsOf(int items) {
        return !borne.isZero()
                && borneOfItems.size() == items
                && borneOfItems.stream().noneMatch(Money::isNegative)
                && borneOfItems.stream().anyMatch(part -> !part.isZero());
    }
}
