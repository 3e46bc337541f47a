package by.pavilion.ordering;

import java.util.Set;

/** Where an order stands, and where it can go from there. Money, customs and goods have statuses of their own beside it. */
public enum OrderStatus {
    /** Taken, goods reserved, not paid. */
    PLACED,
    /** Paid in full. */
    PAID,
    /** The list is with customs. */
    DECLARED,
    /** Customs has let the parcel go (receipt 800). */
    RELEASED,
    /** The last mile after the release has begun. */
    SHIPPED,
    DELIVERED,
    COMPLETED,
    CANCELLED,
    /** Customs has sent the list back. */
    REJECTED,
    RETURNED;

    public Set<OrderStatus> next() {
        return switch (this) {
            case PLACED -> Set.of(PAID, CANCELLED);
            case PAID -> Set.of(DECLARED, CANCELLED);
            case DECLARED -> Set.of(RELEASED, REJECTED, CANCELLED);
            case REJECTED -> Set.of(DECLARED, CANCELLED);
            case RELEASED -> Set.of(SHIPPED, RETURNED);
            case SHIPPED -> Set.of(DELIVERED, RETURNED);
            case DELIVERED -> Set.of(COMPLETED, RETURNED);
            case COMPLETED -> Set.of(RETURNED);
            case CANCELLED, RETURNED -> Set.of();
        };
    }
}
