package by.pavilion.ordering;

import by.pavilion.identity.Caller;

/** Who placed an order: a storefront's key or a marketplace's shop. A storefront sees the orders that it placed. */
public record PlacedBy(String id) {
    public static PlacedBy caller(Caller caller) {
        return new PlacedBy(caller.id());
    }

    static PlacedBy shop(String channel, String shopId) {
        return new PlacedBy("shop:" + channel + ":" + shopId);
    }
}
