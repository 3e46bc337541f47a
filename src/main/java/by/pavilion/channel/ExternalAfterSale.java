package by.pavilion.channel;

/** What a buyer wants back, by the marketplace's own numbers. */
public record ExternalAfterSale(ExternalOrder order, String externalId) {}
