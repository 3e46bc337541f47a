package by.pavilion.channel.settlements;

import by.pavilion.shared.Money;
import java.util.Optional;

/**
 * An order as a marketplace settles it.
 *
 * @param paid by its buyer in all
 * @param refunded to the buyer so far, not negative
 * @param borne of the price by the marketplace in all, whatever it has taken back since; empty where the table does not say
 */
public record StatementLine(String externalOrderId, Money paid, Money refunded, Optional<Money> borne) {}
