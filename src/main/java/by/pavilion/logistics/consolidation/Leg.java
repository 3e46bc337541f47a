package by.pavilion.logistics.consolidation;

import org.jspecify.annotations.Nullable;

/**
 * A part of a shipment's way that it shares with others.
 *
 * @param number of the outermost unit that it is in: a container's of ISO 6346
 */
public record Leg(
        Departure departure,
        @Nullable String number,
        @Nullable String wagonNumber,
        @Nullable String sealNumber) {}
