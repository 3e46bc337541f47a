package by.pavilion.channel;

/** How one marketplace is told how much there is. Calls go over the network: never make them inside a transaction. */
public interface StockOut extends Ability {
    /**
     * Makes what the marketplace can sell exactly so much; nothing as well.
     *
     * @param requestId names this wish: the same when the same wish is sent again, never the same for another one. That it was
     *     carried out before is success
     */
    void set(ShopAccess shop, ChannelSku sku, long quantity, String requestId) throws ChannelFault;

    /** What the marketplace says. */
    Told read(ShopAccess shop, ChannelSku sku) throws ChannelFault;

    /**
     * Stock as a marketplace tells of it.
     *
     * @param sellable what buyers can still buy
     * @param held set aside there for orders that are not paid and for campaigns
     */
    record Told(long sellable, long held) {}
}
