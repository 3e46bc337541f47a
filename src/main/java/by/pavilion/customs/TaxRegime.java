package by.pavilion.customs;

/** How an order is taxed as a whole. */
public enum TaxRegime {
    /** Within both limits: no tariff, the other taxes reduced. */
    WITHIN_LIMITS,
    /** One piece above the limit of a single order: every tax in full. */
    SINGLE_PIECE_IN_FULL
}
