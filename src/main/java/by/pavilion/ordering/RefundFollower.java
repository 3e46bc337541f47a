package by.pavilion.ordering;

/** Whoever waits for a refund to be settled, in the transaction that settles it. The order's row is held. */
public interface RefundFollower {
    /** @param state {@code SUCCEEDED} or {@code FAILED} */
    void settled(Refund refund, RefundState state);

    /** The money of a refund that has failed goes back by another one. */
    void retried(Refund failed, Refund instead);
}
