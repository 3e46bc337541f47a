package by.pavilion.catalog;

/** Where a merchant may put its listing by itself. */
public enum Standing {
    /** Offered again, after a pause. */
    PUBLISHED,
    PAUSED,
    RETIRED
}
