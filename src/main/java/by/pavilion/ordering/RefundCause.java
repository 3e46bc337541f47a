package by.pavilion.ordering;

import java.util.List;
import java.util.Optional;

/**
 * What money goes back for.
 *
 * @param lines as far as that is known; else it is for everything in proportion
 * @param back the goods that came back for it
 */
record RefundCause(List<RefundLine> lines, Optional<ReturnId> back) {
    static final RefundCause NOT_KNOWN = new RefundCause(List.of(), Optional.empty());

    RefundCause {
        lines = List.copyOf(lines);
    }

    static RefundCause of(List<RefundLine> lines) {
        return new RefundCause(lines, Optional.empty());
    }
}
