package by.pavilion.channel.livestreams;

import by.pavilion.catalog.Sku;
import by.pavilion.shared.Money;

/**
 * What a show has sold of goods so far.
 *
 * @param sold pieces, without those that were cancelled
 * @param cancelled pieces of orders that were cancelled
 * @param revenue of what was sold, without freight and tax
 */
public record LivestreamSale(Sku sku, long sold, long cancelled, Money revenue) {
    static LivestreamSale none(Sku sku) {
        return new LivestreamSale(sku, 0, 0, Money.zero(Money.CNY));
    }
}
