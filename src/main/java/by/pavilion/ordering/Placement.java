package by.pavilion.ordering;

import by.pavilion.shared.Problem;

/** What became of a wish to order: an order, or a refusal as a value, so that one bad order cannot fail its neighbours. */
public sealed interface Placement {

    /**
     * The order stands, now or since an earlier try with the same key.
     *
     * @param repeated whether an earlier try had made it
     */
    record Placed(Order order, boolean repeated) implements Placement {}

    /** The same for a checkout: all its orders stand. */
    record CheckedOut(Checkout checkout, boolean repeated) implements Placement {}

    /** Nothing has changed. */
    record Refused(Problem problem) implements Placement {}

    /** @throws Problem when the order was refused */
    default Order orThrow() {
        if (this instanceof Refused refused) {
            throw refused.problem();
        }
        return ((Placed) this).order();
    }

    /** @throws Problem when the checkout was refused */
    default Checkout checkoutOrThrow() {
        if (this instanceof Refused refused) {
            throw refused.problem();
        }
        return ((CheckedOut) this).checkout();
    }
}
