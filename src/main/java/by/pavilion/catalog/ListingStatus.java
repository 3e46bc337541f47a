package by.pavilion.catalog;

/** Whether buyers see a listing. */
public enum ListingStatus {
    PUBLISHED,
    /** Something speaks against publishing: see the listing's reasons. */
    BLOCKED
}
