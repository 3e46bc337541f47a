package by.pavilion.catalog;

/** What an operator says to a listing in review. */
public enum ReviewDecision {
    APPROVE,
    ASK_FOR_CHANGES,
    REJECT;

    ReviewState leadsTo() {
        return switch (this) {
            case APPROVE -> ReviewState.APPROVED;
            case ASK_FOR_CHANGES -> ReviewState.CHANGES_ASKED;
            case REJECT -> ReviewState.REJECTED;
        };
    }
}
