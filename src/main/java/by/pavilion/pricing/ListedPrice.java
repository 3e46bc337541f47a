package by.pavilion.pricing;

import by.pavilion.shared.Money;
import java.util.Optional;

/**
 * The price that a price list gives an SKU now.
 *
 * @param compareAtPrice to be shown struck through
 */
public record ListedPrice(Money price, Optional<Money> compareAtPrice) {}
