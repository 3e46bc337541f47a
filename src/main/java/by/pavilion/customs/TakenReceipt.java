package by.pavilion.customs;

import java.util.Optional;

/**
 * What became of one receipt.
 *
 * @param document which document it answers; empty when none of ours is known by its key
 * @param key what identifies the document at customs
 */
public record TakenReceipt(Optional<DocumentType> document, String key, String code, Outcome outcome) {

    public enum Outcome {
        /** It moved its document. */
        APPLIED,
        /** Kept; its document is further already, or the code asks for nothing. */
        STORED,
        /** Kept; the code is new to us and a person is asked. */
        UNKNOWN,
        /** Kept until the document that it speaks of is known. */
        UNMATCHED,
        /** It was here before. */
        REPEATED
    }
}
