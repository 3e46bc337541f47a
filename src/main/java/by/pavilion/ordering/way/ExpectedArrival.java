package by.pavilion.ordering.way;

import java.time.Instant;
import java.util.Optional;

/**
 * When a buyer is expected to have an order's goods.
 *
 * @param earliest before which that is hardly so; unknown of what was told by a version before
 * @param latest after which that is hardly not so
 */
public record ExpectedArrival(Instant at, Optional<Instant> earliest, Optional<Instant> latest) {}
