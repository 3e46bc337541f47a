package by.pavilion.ordering;

/** A wish that can be met as far as one could see before the transaction. */
record Offered(Seat seat, OrderId id, Offer offer) {
    Wish wish() {
        return seat.wish();
    }
}
