package by.pavilion.channel.settlements;

import by.pavilion.shared.Money;

/**
 * An order as a marketplace settles it.
 *
 * @param paid by its buyer in all
 * @param refunded to the buyer so far, not negative
 */
public record StatementLine(String externalOrderId, Money paid, Money refunded) {}
