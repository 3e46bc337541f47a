package by.pavilion.inventory;

/** The cause that movements of the ledger are booked under. */
record Movement(MovementReason reason, String reference) {}
