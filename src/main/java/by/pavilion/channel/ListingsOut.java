package by.pavilion.channel;

import java.util.Optional;

/**
 * How one marketplace takes our listings. It looks at what it is given before it shows it, which takes from a moment to days.
 * Calls go over the network: never make them inside a transaction.
 */
public interface ListingsOut extends Ability {
    /**
     * Hands in goods as they are to be shown, for the first time or once more. What they cost and how many there are is told
     * by {@link PricesOut} and {@link StockOut} only; the price here is that of a new product.
     *
     * @param reference our own number of the product, digits: one product is made of it, however often it is handed in
     * @param there the marketplace's numbers, when the goods are there already
     * @return the marketplace's numbers
     */
    ChannelSku handIn(ShopAccess shop, String reference, Optional<ChannelSku> there, ProductSheet sheet)
            throws ChannelFault;

    /** What has become of what was handed in last. */
    Verdict verdict(ShopAccess shop, ChannelSku there) throws ChannelFault;

    /** @param reason of a refusal, in the marketplace's words; empty otherwise */
    record Verdict(Standing standing, String reason) {}

    /** How far the marketplace is with it. */
    enum Standing {
        LOOKED_AT,
        SHOWN,
        /** It shows what it has shown before, or nothing. */
        REFUSED
    }
}
