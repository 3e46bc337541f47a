package by.pavilion.ordering.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.ordering.Actor;
import by.pavilion.ordering.CancelledLine;
import by.pavilion.ordering.OrderLineId;
import java.time.Instant;

/** Pieces that were taken out of an order, by whom and why. */
record CancelledLineResponse(
        OrderLineId lineId, Sku sku, long quantity, Actor cancelledBy, String reason, Instant cancelledAt) {
    static CancelledLineResponse of(CancelledLine line) {
        return new CancelledLineResponse(
                line.lineId(), line.sku(), line.quantity(), line.by(), line.reason(), line.at());
    }
}
