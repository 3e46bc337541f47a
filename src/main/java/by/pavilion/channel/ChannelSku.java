package by.pavilion.channel;

/**
 * Goods by the marketplace's own numbers.
 *
 * @param productId the listing that they belong to; empty where the marketplace does not ask for it
 */
public record ChannelSku(String productId, String skuId) {}
