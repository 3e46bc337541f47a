package by.pavilion.ordering;

import java.util.Optional;

/** Which orders a list shows; an empty part does not narrow it. */
public record OrderFilter(Optional<PlacedBy> placedBy, Optional<OrderStatus> status, Optional<String> buyerRef) {}
