package by.pavilion.ordering.stranded;

import by.pavilion.ordering.OrderId;
import java.time.Instant;
import java.util.Optional;

/** The goods of one cancelled order that are in no warehouse, or were not until somebody decided what became of them. */
public record StrandedGoods(OrderId order, Instant since, Optional<Decision> decision) {

    /** @param by the key of the operator */
    public record Decision(StrandedOutcome outcome, Optional<String> note, String by, Instant at) {}
}
