package by.pavilion.ordering.way;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a parcel and that its buyer may know.
 *
 * @param code of logistics: {@code out_for_delivery}
 * @param offset the local time's distance from UTC where it happened
 */
public record ParcelStep(String code, Instant at, String offset, Optional<String> place, Optional<String> country) {}
