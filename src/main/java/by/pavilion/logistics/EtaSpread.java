package by.pavilion.logistics;

import java.time.Instant;

/**
 * Between which times a shipment is expected, by the recorded ways of others.
 *
 * @param earliest before which it is hardly there: one way in ten was faster
 * @param latest after which it is hardly not there: one way in ten was slower
 */
public record EtaSpread(Instant earliest, Instant latest) {}
