package by.pavilion.ordering;

import by.pavilion.catalog.Sku;

/** Pieces of a line that are not wanted any more. */
public record CancelledPieces(OrderLineId lineId, Sku sku, long quantity) {}
