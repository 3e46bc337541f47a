package by.pavilion.channel;

/**
 * How one marketplace is told by how much its stock changes, for those that take this beside a whole number ({@link StockOut}). It
 * leaves alone what is being sold there at the same moment. Calls go over the network: never make them inside a transaction.
 */
public interface StockSteps extends Ability {
    /**
     * Adds so many pieces to what the marketplace can sell, or takes so many away.
     *
     * @param step not zero
     * @param requestId names this step: the same when the same step is sent again, never the same for another one. That it was
     *     carried out before is success
     * @throws ChannelFault {@link ChannelFault.Kind#REFUSED} when there are fewer pieces than are to be taken away
     */
    void add(ShopAccess shop, ChannelSku sku, long step, String requestId) throws ChannelFault;
}
