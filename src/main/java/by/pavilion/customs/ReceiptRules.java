package by.pavilion.customs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What customs' codes mean, in the one place that says so: the state that a document comes to, and what we do about it. The
 * codes themselves are rows of {@code customs/receipt-codes-202205.csv}; their texts stand under {@code receipt.<code>}.
 */
final class ReceiptRules {
    private static final String RESOURCE = "customs/receipt-codes-202205.csv";
    private static final Pattern ERROR = Pattern.compile("-\\d{1,9}");
    private static final Map<Key, Meaning> MEANINGS = read();

    /** Any other error: customs refuses the document, and a person reads why. */
    private static final Meaning OTHER_ERROR = new Meaning(Optional.of(DocumentState.ERROR), Answer.MEND, true);

    private static final Meaning UNKNOWN = new Meaning(Optional.empty(), Answer.MEND, false);

    private ReceiptRules() {}

    /** What we do about a code. */
    enum Answer {
        NOTHING,
        /** The same message goes again after a while; {@code SEND_AGAIN_ONCE}: a second failure is for a person. */
        SEND_AGAIN,
        SEND_AGAIN_ONCE,
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

    /** @param document number of the message that is answered: 311, 621 */
    static Meaning of(String document, String code) {
        Meaning meaning = MEANINGS.get(new Key(document, code));
        if (meaning != null) {
            return meaning;
        }
        return ERROR.matcher(code).matches() ? OTHER_ERROR : UNKNOWN;
    }

    /** E-Port could not read the message (900). */
    static Meaning ofFormat() {
        return new Meaning(Optional.of(DocumentState.FORMAT_ERROR), Answer.MEND, true);
    }

    /** Every code that has a rule. */
    static Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        MEANINGS.keySet().forEach(key -> codes.add(key.code()));
        return codes;
    }

    private static Map<Key, Meaning> read() {
        Map<Key, Meaning> meanings = new HashMap<>();
        for (List<String> fields : CodeFile.rows(RESOURCE)) {
            Optional<DocumentState> state =
                    fields.get(2).equals("-") ? Optional.empty() : Optional.of(DocumentState.valueOf(fields.get(2)));
            Meaning meaning = new Meaning(state, Answer.valueOf(fields.get(3)), true);
            for (String document : fields.get(0).split(" ", -1)) {
                meanings.put(new Key(document, fields.get(1)), meaning);
            }
        }
        return Map.copyOf(meanings);
    }
}
