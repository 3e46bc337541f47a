package by.pavilion.channel.aftersales;

import by.pavilion.shared.Money;

/**
 * A line by which our order is smaller than its marketplace's, because it was paid back before it was sent.
 *
 * @param amount what went back for it
 */
public record TakenOut(String externalOrderId, String externalLineId, Money amount) {}
