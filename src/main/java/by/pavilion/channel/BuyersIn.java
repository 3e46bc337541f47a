package by.pavilion.channel;

import by.pavilion.parties.Recipient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How one marketplace discloses who has bought. Calls go over the network: never make them inside a transaction. */
public interface BuyersIn extends Ability {
    /** Decrypts the buyer of an order. Marketplaces count and audit this: call it last and once. */
    Recipient disclose(ShopAccess shop, MarketplaceOrder order) throws ChannelFault;

    /** Of how many orders one call tells the buyers. */
    default int ordersAtOnce() {
        return 1;
    }

    /**
     * Decrypts the buyers of as many orders of one shop. Who is not given is not there: whoever wants to know why asks for that one
     * alone.
     */
    default Map<ExternalOrder, Recipient> disclose(ShopAccess shop, List<MarketplaceOrder> orders) throws ChannelFault {
        Map<ExternalOrder, Recipient> buyers = new LinkedHashMap<>();
        for (MarketplaceOrder order : orders) {
            try {
                buyers.put(order.id(), disclose(shop, order));
            } catch (ChannelFault fault) {
                if (fault.kind() != ChannelFault.Kind.REFUSED) {
                    throw fault;
                }
            }
        }
        return buyers;
    }
}
