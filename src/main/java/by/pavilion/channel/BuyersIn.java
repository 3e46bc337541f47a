package by.pavilion.channel;

import by.pavilion.parties.Recipient;

/** How one marketplace discloses who has bought. Calls go over the network: never make them inside a transaction. */
public interface BuyersIn extends Ability {
    /** Decrypts the buyer of an order. Marketplaces count and audit this: call it last and once. */
    Recipient disclose(ShopAccess shop, MarketplaceOrder order) throws ChannelFault;
}
