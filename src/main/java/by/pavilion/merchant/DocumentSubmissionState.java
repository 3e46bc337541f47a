package by.pavilion.merchant;

import java.util.Set;

/** What has become of a document that a merchant has handed in. */
public enum DocumentSubmissionState {
    /** For an operator's word. */
    WAITING,
    /** It is kept among the merchant's documents. */
    ACCEPTED,
    /** The merchant reads why, and may hand in another one. */
    REFUSED;

    public Set<DocumentSubmissionState> next() {
        return switch (this) {
            case WAITING -> Set.of(ACCEPTED, REFUSED);
            case ACCEPTED, REFUSED -> Set.of();
        };
    }
}
