package by.pavilion.customs;

import java.time.Instant;
import java.util.Optional;

/**
 * What customs or E-Port says about one document of ours.
 *
 * @param formatError whether E-Port refused the whole message for its form (900) instead of answering a document
 * @param code customs' code of the result; below zero is an error
 * @param text what was said, without identity numbers
 * @param returnedAt customs' own time
 */
record Receipt(
        DocumentType document,
        boolean formatError,
        String code,
        String text,
        Instant returnedAt,
        Optional<String> entryNumber,
        Optional<String> listNumber) {

    ReceiptRules.Meaning meaning() {
        return formatError ? ReceiptRules.ofFormat() : ReceiptRules.of(document, code);
    }
}
