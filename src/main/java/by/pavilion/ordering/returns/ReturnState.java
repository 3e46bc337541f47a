package by.pavilion.ordering.returns;

import java.util.Set;

/** How far a return is. */
public enum ReturnState {
    REQUESTED,
    /** The goods may come. */
    APPROVED,
    /** The goods are not taken, or did not come. */
    REJECTED,
    /** The goods are here and were checked; customs is told as soon as it has answered an earlier return. */
    RECEIVED,
    /** Customs has been told. */
    DECLARED,
    /** The money is on its way back. */
    REFUNDING,
    /** All is settled. A marketplace's order has no money of ours. */
    COMPLETED,
    /** The payment firm did not give the money back: an operator has to. */
    REFUND_FAILED;

    Set<ReturnState> next() {
        return switch (this) {
            case REQUESTED -> Set.of(APPROVED, REJECTED);
            case APPROVED -> Set.of(RECEIVED, REJECTED);
            case RECEIVED -> Set.of(DECLARED, REFUNDING, COMPLETED);
            case DECLARED -> Set.of(REFUNDING, COMPLETED);
            case REFUNDING -> Set.of(COMPLETED, REFUND_FAILED);
            case REFUND_FAILED -> Set.of(REFUNDING, COMPLETED);
            case REJECTED, COMPLETED -> Set.of();
        };
    }
}
