package by.pavilion.pricing;

import by.pavilion.catalog.NetContent;
import by.pavilion.shared.Money;

/**
 * Pieces of something that was bought before, as it was when it was bought: a listing that changes later does not change them.
 *
 * @param unitPrice of one piece, without tax
 * @param discount of all the pieces
 * @param grossWeightGrams of one piece
 * @param content what one piece holds
 */
public record BoughtItem(
        String hsCode, long quantity, Money unitPrice, Money discount, long grossWeightGrams, NetContent content) {
    public BoughtItem {
        if (quantity <= 0) {
            throw new IllegalArgumentException("a quantity is positive: " + quantity);
        }
    }

    Money goods() {
        return unitPrice.times(quantity);
    }

    long grams() {
        return Math.multiplyExact(grossWeightGrams, quantity);
    }
}
