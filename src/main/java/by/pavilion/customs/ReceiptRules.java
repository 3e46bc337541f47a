package by.pavilion.customs;

import by.pavilion.customs.ceb.CebReceipt;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What customs' codes mean, in the one place that says so: the state that a document comes to, and what we do about it. The
 * codes themselves are rows of {@code customs_receipt_codes}; their texts stand under {@code receipt.<code>}.
 */
final class ReceiptRules {
    /** In place of a message's number: what the exchange platform answers an envelope with. */
    private static final String ENVELOPE = "DXP";

    private static final Pattern ERROR = Pattern.compile("-\\d{1,9}");

    /** Any other error: customs refuses the document, and a person reads why. */
    private static final Meaning OTHER_ERROR = new Meaning(Optional.of(DocumentState.ERROR), Answer.MEND, true);

    private static final Meaning UNKNOWN = new Meaning(Optional.empty(), Answer.MEND, false);

    /** E-Port could not read the message (900). */
    private static final Meaning FORMAT = new Meaning(Optional.of(DocumentState.FORMAT_ERROR), Answer.MEND, true);

    private final Map<Key, List<ReceiptCode>> codes;

    /** @param codes of any day */
    ReceiptRules(List<ReceiptCode> codes) {
        this.codes = codes.stream().collect(Collectors.groupingBy(code -> new Key(code.document(), code.code())));
    }

    /** What we do about a code. */
    enum Answer {
        NOTHING,
        /** The same message goes again after a while; {@code SEND_AGAIN_ONCE}: a second failure is for a person. */
        SEND_AGAIN,
        SEND_AGAIN_ONCE,
        /** The exchange platform cannot read the message: each document in it goes by itself, to find the one to blame. */
        SEND_ALONE,
        /** Customs does not know the document that was to be changed: it goes as a new one. */
        SEND_AS_NEW,
        /** A person mends the document. */
        MEND,
        /** The message should never have been written so: our own fault. */
        REPORT,
        /** The signing card or device is not accepted: every further list would fail too. */
        CHECK_SIGNING,
        /** Customs does not accept who we say we are. */
        CHECK_CONNECTION,
        /** The buyer gets the money back. */
        REFUND,
        /** The buyer gets the money back, and has used more of the year than we knew. */
        REFUND_AND_CORRECT_QUOTA,
        /** The operator of the supervised place mends its entry. */
        ASK_PLACE
    }

    /**
     * What a code means.
     *
     * @param state where the document comes to; empty when the code is stored only
     * @param known false when we do not know the code, and a person has to look at it
     */
    record Meaning(Optional<DocumentState> state, Answer answer, boolean known) {}

    private record Key(String document, String code) {}

    /**
     * What is said by a receipt.
     *
     * @param kind which message it came in
     * @param day on which it was said, in China
     */
    Meaning of(CebReceipt.Kind kind, String code, LocalDate day) {
        return kind == CebReceipt.Kind.FORMAT ? FORMAT : of(kind.answers(), code, day);
    }

    /** What is to be done about the exchange platform's code for an envelope; a person mends what nobody has entered. */
    Answer ofEnvelope(String code, LocalDate day) {
        return of(ENVELOPE, code, day).answer();
    }

    /**
     * What a code says of a document. One that does not hold on that day is like one that nobody has entered.
     *
     * @param document number of the message that is answered: 311, 621
     */
    Meaning of(String document, String code, LocalDate day) {
        ReceiptCode youngest = null;
        for (ReceiptCode row : codes.getOrDefault(new Key(document, code), List.of())) {
            if (row.holdsOn(day) && (youngest == null || row.validFrom().isAfter(youngest.validFrom()))) {
                youngest = row;
            }
        }
        if (youngest != null) {
            return youngest.meaning();
        }
        return ERROR.matcher(code).matches() ? OTHER_ERROR : UNKNOWN;
    }
}
