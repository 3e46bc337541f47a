package by.pavilion.channel.clearance;

import by.pavilion.channel.ClearanceOut;
import by.pavilion.channel.ExternalOrder;
import java.time.Instant;

/**
 * A step that a marketplace has to be told.
 *
 * @param why of a failure
 */
record ClearanceReport(ExternalOrder order, ClearanceOut.Step step, Instant happenedAt, String why, int attempts) {}
