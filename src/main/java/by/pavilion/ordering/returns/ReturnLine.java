package by.pavilion.ordering.returns;

import by.pavilion.catalog.Sku;
import by.pavilion.ordering.OrderLineId;

/**
 * Pieces of one line of an order that come back.
 *
 * @param number the line's number in the order, the same at customs
 * @param quantity how many are to come; once they are received, how many came
 * @param restocked how many of those that came can be sold again; {@code scrapped} those that cannot
 */
public record ReturnLine(OrderLineId line, int number, Sku sku, long quantity, long restocked, long scrapped) {
    static ReturnLine wanted(OrderLineId line, int number, Sku sku, long quantity) {
        return new ReturnLine(line, number, sku, quantity, 0, 0);
    }

    ReturnLine received(long good, long spoilt) {
        return new ReturnLine(line, number, sku, good + spoilt, good, spoilt);
    }
}
