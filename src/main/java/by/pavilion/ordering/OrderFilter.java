package by.pavilion.ordering;

import java.util.Optional;

/**
 * Which orders a list shows; an empty part does not narrow it.
 *
 * @param held whether something holds them
 */
public record OrderFilter(
        Optional<PlacedBy> placedBy, Optional<OrderStatus> status, Optional<String> buyerRef, Optional<Boolean> held) {}
