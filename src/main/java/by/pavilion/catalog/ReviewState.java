package by.pavilion.catalog;

import java.util.Set;

/** How far a review is. */
public enum ReviewState {
    /** Written, but not handed in. */
    PROPOSED,
    /** Handed in: an operator's turn. */
    WAITING,
    /** The merchant's turn again. */
    CHANGES_ASKED,
    APPROVED,
    REJECTED,
    /** The merchant wants it no more. */
    WITHDRAWN;

    public Set<ReviewState> next() {
        return switch (this) {
            case PROPOSED, CHANGES_ASKED -> Set.of(WAITING, WITHDRAWN);
            case WAITING -> Set.of(PROPOSED, CHANGES_ASKED, APPROVED, REJECTED, WITHDRAWN);
            case APPROVED, REJECTED, WITHDRAWN -> Set.of();
        };
    }

    /** Whether something may still come of it. */
    public boolean isOpen() {
        return !next().isEmpty();
    }
}
