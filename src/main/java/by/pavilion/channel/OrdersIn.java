package by.pavilion.channel;

import java.util.List;

/** How one marketplace tells of an order by its number. Calls go over the network: never make them inside a transaction. */
public interface OrdersIn extends Ability {
    /** The order as it stands now, in the marketplace's own words: JSON, with the buyer's data still encrypted. */
    String fetchRaw(ShopAccess shop, String externalOrderId) throws ChannelFault;

    /** Puts the marketplace's words into ours. It asks nobody, so what was kept can be read again when we read it better. */
    MarketplaceOrder read(ExternalOrder id, String raw) throws ChannelFault;

    /**
     * All numbers by which the marketplace may name the order that it names by this one, the one by which it is kept first. Others
     * may stand in rows that the version before has written.
     */
    default List<String> numbersOf(String externalOrderId) {
        return List.of(externalOrderId);
    }

    /** The order as it stands now. */
    default MarketplaceOrder fetch(ShopAccess shop, String externalOrderId) throws ChannelFault {
        ExternalOrder id = new ExternalOrder(channel(), shop.shop().shopId(), externalOrderId);
        return read(id, fetchRaw(shop, externalOrderId));
    }
}
