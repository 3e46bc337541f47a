package by.pavilion.pricing;

import by.pavilion.shared.Money;
import java.util.List;

/**
 * What the goods of one line cost, before freight and tax.
 *
 * @param unitPrice of one piece, with what lowers it for everybody
 * @param discount off the line, which customs taxes all the same
 * @param promotions that the line got
 */
public record ItemPrice(Money unitPrice, Money discount, List<AppliedPromotion> promotions) {
    public ItemPrice {
        promotions = List.copyOf(promotions);
    }

    static ItemPrice of(Money unitPrice, Money discount) {
        return new ItemPrice(unitPrice, discount, List.of());
    }
}
