package by.pavilion.channel.offers;

/**
 * By how much a shop's stock differed from what it was told, when it was read back last.
 *
 * @param listings that differed
 * @param pieces by which they did, all in all
 */
public record StockDrift(long listings, long pieces) {}
