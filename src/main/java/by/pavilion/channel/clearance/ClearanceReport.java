package by.pavilion.channel.clearance;

import by.pavilion.channel.ClearanceOut;
import by.pavilion.channel.ExternalOrder;
import java.time.Instant;

/**
 * A step that a marketplace has to be told.
 *
 * @param detail why, of a failure; the number of the waybill, of a step of the long way
 */
record ClearanceReport(ExternalOrder order, ClearanceOut.Step step, Instant happenedAt, String detail, int attempts) {
    /** What a case about it is about. Numbers of marketplaces hold no strokes. */
    String subject() {
        return order.externalOrderId() + "/" + step.name();
    }
}
