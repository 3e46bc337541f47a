package by.pavilion.channel;

/** How one marketplace tells what it has sold. Calls go over the network: never make them inside a transaction. */
public interface OrdersIn {
    String channel();

    /** The order as it stands now. */
    MarketplaceOrder fetch(ShopAccess shop, String externalOrderId) throws ChannelFault;
}
