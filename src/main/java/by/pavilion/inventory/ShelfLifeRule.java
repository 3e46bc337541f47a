package by.pavilion.inventory;

/**
 * How long goods must stay good when they are sold through a channel.
 *
 * @param channel by its code; the storefront's rule is everybody's who has none
 * @param minRemainingDays between the day of sale and the best-before date
 */
public record ShelfLifeRule(Pool channel, int minRemainingDays, long version) {}
