package by.pavilion.channel;

/**
 * How one marketplace lets us act for a shop whose owner has said yes there. Calls go over the network: never make them inside a
 * transaction.
 */
public interface ShopAuthorization extends Ability {
    /**
     * The token for the code that the owner has got; it works once and for minutes.
     *
     * @throws ChannelFault also when the code was given for another shop
     */
    AccessToken byCode(ShopAccess shop, String code) throws ChannelFault;

    /** Whether shops work only when they were authorised; else some may work by their applications alone. */
    default boolean isNeeded() {
        return true;
    }
}
