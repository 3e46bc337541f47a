package by.pavilion.ordering;

import by.pavilion.catalog.Sku;
import java.time.Instant;

/**
 * Pieces that were taken out of an order that stayed.
 *
 * @param lineId of a line that may be gone
 * @param by who wished it
 * @param reason why, as a code
 */
public record CancelledLine(OrderLineId lineId, Sku sku, long quantity, Actor by, String reason, Instant at) {}
