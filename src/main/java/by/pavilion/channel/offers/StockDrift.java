package by.pavilion.channel.offers;

/**
 * By how much a shop's stock differed from what it was told, when it was read back last.
 *
 * @param listings that differed
 * @param pieces by which they did, all in all
 */
public record StockDrift(long listings, long pieces) {
    public static final StockDrift NONE = new StockDrift(0, 0);
}
