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

    /** The same for no more than an amount: when some of it has gone back before, each part is smaller in proportion. */
    RefundCause upTo(long amount) {
        long wished = lines.stream().mapToLong(RefundLine::total).reduce(0, Math::addExact);
        return wished <= amount ? this : new RefundCause(RefundLine.shared(amount, lines), back);
    }
}
