package by.pavilion.customs;

import by.pavilion.customs.ceb.CebReceipt;
import java.time.Instant;
import java.util.Optional;

/**
 * What customs or E-Port says about one document of ours.
 *
 * @param number of the document, where a declaration has several of its kind
 * @param kind which message it came in: it may refuse a whole message for its form (900), or speak of what another firm
 *     sends about the document
 * @param code customs' code of the result; below zero is an error
 * @param meaning what it meant on the day on which it was said
 * @param text what was said, without identity numbers
 * @param returnedAt customs' own time
 */
record Receipt(
        DocumentType document,
        int number,
        CebReceipt.Kind kind,
        String code,
        ReceiptRules.Meaning meaning,
        String text,
        Instant returnedAt,
        Optional<String> entryNumber,
        Optional<String> listNumber) {

    /** False when it answers something else that is said about the document: a waybill's status. */
    boolean isOfDocument() {
        return kind == CebReceipt.Kind.FORMAT || kind.answers().equals(document.code());
    }
}
