package by.pavilion.catalog;

import java.util.Set;

/** Whether buyers see a listing, and where it can go from there. */
public enum ListingStatus {
    /** Being written; nobody has decided on it yet. */
    DRAFT,
    /** Handed in for an operator's decision. */
    IN_REVIEW,
    PUBLISHED,
    /** To be on sale, but something speaks against it: see the listing's reasons. */
    BLOCKED,
    /** Taken off sale by its merchant for a time. */
    PAUSED,
    /** Taken off sale for good; only a decision brings it back. */
    RETIRED;

    public Set<ListingStatus> next() {
        return switch (this) {
            case DRAFT -> Set.of(IN_REVIEW, RETIRED);
            case IN_REVIEW -> Set.of(DRAFT, PUBLISHED, BLOCKED, RETIRED);
            case PUBLISHED -> Set.of(BLOCKED, PAUSED, RETIRED);
            case BLOCKED -> Set.of(PUBLISHED, PAUSED, RETIRED);
            case PAUSED -> Set.of(PUBLISHED, BLOCKED, RETIRED);
            case RETIRED -> Set.of(IN_REVIEW);
        };
    }

    /** Whether it is on sale as soon as nothing speaks against it. */
    public boolean isOffered() {
        return this == PUBLISHED || this == BLOCKED;
    }

    /** Whether somebody has decided that it may be on sale. */
    boolean isDecided() {
        return isOffered() || this == PAUSED;
    }
}
