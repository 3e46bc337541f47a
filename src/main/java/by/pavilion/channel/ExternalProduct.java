package by.pavilion.channel;

/** A product by its marketplace's own number. */
public record ExternalProduct(String channel, String shopId, String productId) {}
