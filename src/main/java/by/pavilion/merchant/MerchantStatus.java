package by.pavilion.merchant;

import java.util.Set;

/** How far a merchant is with its application, and whether it may sell. */
public enum MerchantStatus {
    DRAFT,
    SUBMITTED,
    CHANGES_ASKED,
    APPROVED,
    REJECTED,
    SUSPENDED;

    public Set<MerchantStatus> next() {
        return switch (this) {
            case DRAFT, CHANGES_ASKED -> Set.of(SUBMITTED);
            case SUBMITTED -> Set.of(APPROVED, CHANGES_ASKED, REJECTED);
            case APPROVED -> Set.of(SUSPENDED);
            case SUSPENDED -> Set.of(APPROVED);
            case REJECTED -> Set.of();
        };
    }

    /** Whether the merchant may write its application. */
    public boolean isOpen() {
        return this == DRAFT || this == CHANGES_ASKED;
    }
}
