package by.pavilion.channel;

/** How one marketplace is told that goods are on their way. Calls go over the network: never make them inside a transaction. */
public interface ParcelsOut extends Ability {
    /**
     * Reports the one parcel of an order. It may not be repeatable: after a failure, fetch the order and see whether the number
     * has arrived.
     */
    void report(ShopAccess shop, String externalOrderId, String carrierCode, String trackingNumber) throws ChannelFault;
}
