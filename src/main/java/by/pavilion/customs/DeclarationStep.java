package by.pavilion.customs;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of a declaration's timeline.
 *
 * @param at when it happened, by customs' own time for a receipt
 * @param code customs' code of a receipt, {@code text} what it said
 */
public record DeclarationStep(
        Instant at, What what, Optional<DocumentType> document, Optional<String> code, Optional<String> text) {

    public enum What {
        OPENED,
        /** The document was handed over. */
        SENT,
        /** A receipt moved the document. */
        RECEIPT,
        /** A receipt came that changed nothing. */
        LATE_RECEIPT,
        /** Customs has made the tax bill of the list, or told its status. */
        TAX_BILL
    }
}
