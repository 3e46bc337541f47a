package by.pavilion.ordering;

/** How far a refund is. */
public enum RefundState {
    /** The firm has been or will be asked. */
    REQUESTED,
    /** The firm does it and will tell when it is done. */
    ACCEPTED,
    /** The payer has the money. */
    SUCCEEDED,
    /** The firm will not or could not do it: the money is still here. Should the firm say later that it was done, it was. */
    FAILED
}
