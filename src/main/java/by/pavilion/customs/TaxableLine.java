package by.pavilion.customs;

import by.pavilion.catalog.NetContent;
import by.pavilion.shared.Money;

/**
 * One line of goods to be taxed.
 *
 * @param number as in the order, from 1
 * @param hsCode ten digits of the Chinese tariff
 * @param quantity pieces sold
 * @param value price of all pieces, without tax and freight; coupons and points do not lower it
 * @param content what one piece holds; some rates depend on the price per millilitre, gram or sheet
 */
public record TaxableLine(int number, String hsCode, long quantity, Money value, NetContent content) {
    public TaxableLine {
        if (quantity < 1 || value.isNegative()) {
            throw new IllegalArgumentException("line " + number + ": quantity " + quantity + ", value " + value);
        }
    }
}
