package by.pavilion.channel;

import by.pavilion.shared.Money;

/** How one marketplace is told what goods cost. Calls go over the network: never make them inside a transaction. */
public interface PricesOut extends Ability {
    /** Makes it cost exactly so much, without tax. Setting the same price again changes nothing. */
    void set(ShopAccess shop, ChannelSku sku, Money price) throws ChannelFault;

    /** What the marketplace says that it costs. */
    Money read(ShopAccess shop, ChannelSku sku) throws ChannelFault;
}
