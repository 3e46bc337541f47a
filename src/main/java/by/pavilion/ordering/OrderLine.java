package by.pavilion.ordering;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import by.pavilion.pricing.AppliedPromotion;
import by.pavilion.shared.Money;
import java.util.List;
import java.util.Optional;

/**
 * Goods of one SKU in an order.
 *
 * @param number from 1 without gaps, the same at customs
 * @param unitPrice of one piece, without tax; times the quantity it is {@code goods}
 * @param promotions that lowered the unit price or gave the discount
 * @param freight this line's share of the freight; of an order that got smaller at its marketplace's prices, what its buyer
 *     has paid for it, which customs' own share may differ from by cents
 * @param returned how many of the pieces have come back and are settled
 */
public record OrderLine(
        OrderLineId id,
        int number,
        Sku sku,
        MerchantId merchant,
        long quantity,
        Money unitPrice,
        Money freight,
        Money discount,
        LineTax tax,
        DeclaredGoods declared,
        Optional<String> externalLineId,
        long returned,
        List<AppliedPromotion> promotions) {
    public OrderLine {
        promotions = List.copyOf(promotions);
        if (quantity <= 0 || unitPrice.isNegative()) {
            throw new IllegalArgumentException("line " + number + " sells " + quantity + " at " + unitPrice);
        }
        if (returned < 0 || returned > quantity) {
            throw new IllegalArgumentException("of line " + number + " come back " + returned + " of " + quantity);
        }
    }

    public Money goods() {
        return unitPrice.times(quantity);
    }

    /** Whether its buyer gets it for nothing. */
    boolean isGift() {
        return goods().minus(discount).isZero();
    }

    public Money payable() {
        return goods().plus(freight).minus(discount).plus(tax.total());
    }
}
