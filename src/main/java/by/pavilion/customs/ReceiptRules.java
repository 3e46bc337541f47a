package by.pavilion.customs;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What customs' codes mean, in the one place that says so: the state that a document comes to, and whether it is to be sent
 * again.
 */
final class ReceiptRules {
    private static final Pattern ERROR = Pattern.compile("-\\d{1,9}");

    /** The document is there already: as good as taken. */
    private static final Set<String> THERE_ALREADY = Set.of("-301010", "-401007", "-504012", "-504015", "-621004");

    /** Customs holds a younger one of the same document. */
    private static final Set<String> OLDER_THAN_STORED = Set.of("-301014", "-401012", "-505016");

    /** Trouble at customs, or something that it could not find yet. */
    private static final Set<String> PASSING = Set.of(
            "-301003", "-301004", "-301005", "-301006", "-301013", "-401011", "-505015", "-621003", "-621013",
            "-621014", "-621017");

    /** Above the limit of one order, above the buyer's year. */
    private static final Set<String> ABOVE_LIMIT = Set.of("-621005", "-621018");

    private ReceiptRules() {}

    /**
     * What a code means.
     *
     * @param state where the document comes to; empty when the code is stored only
     * @param sendAgain whether the document should be sent again after a while
     * @param known false when we do not know the code, and a person has to look at it
     */
    record Meaning(Optional<DocumentState> state, boolean sendAgain, boolean known) {
        private static Meaning to(DocumentState state) {
            return new Meaning(Optional.of(state), false, true);
        }
    }

    static Meaning of(DocumentType document, String code) {
        return switch (code) {
            case "2" -> Meaning.to(DocumentState.ACCEPTED);
            case "3" -> Meaning.to(DocumentState.AT_CUSTOMS);
            case "4" -> new Meaning(Optional.of(DocumentState.SEND_FAILED), true, true);
            case "100" -> Meaning.to(DocumentState.REJECTED);
            case "120" -> Meaning.to(DocumentState.REGISTERED);
            default ->
                ERROR.matcher(code).matches()
                        ? ofError(code)
                        : document == DocumentType.LIST ? ofList(code) : ofOther(code);
        };
    }

    /** E-Port could not read the message (900). */
    static Meaning ofFormat() {
        return Meaning.to(DocumentState.FORMAT_ERROR);
    }

    private static Meaning ofList(String code) {
        return switch (code) {
            case "1" -> Meaning.to(DocumentState.STORED);
            case "300" -> Meaning.to(DocumentState.MANUAL_REVIEW);
            case "399" -> Meaning.to(DocumentState.REVIEWED);
            case "500" -> Meaning.to(DocumentState.INSPECTION);
            case "501", "502", "503", "599" -> Meaning.to(DocumentState.DETAINED);
            case "700" -> Meaning.to(DocumentState.RETURNED_ABROAD);
            case "800" -> Meaning.to(DocumentState.RELEASED);
            case "899" -> Meaning.to(DocumentState.CLOSED);
            default -> unknown();
        };
    }

    /** The schema, though not the text of the standard, lets order, payment and waybill be told that review is closed. */
    private static Meaning ofOther(String code) {
        return code.equals("399") ? Meaning.to(DocumentState.REGISTERED) : unknown();
    }

    private static Meaning ofError(String code) {
        if (THERE_ALREADY.contains(code)) {
            return Meaning.to(DocumentState.ACCEPTED);
        }
        if (OLDER_THAN_STORED.contains(code)) {
            return new Meaning(Optional.empty(), false, true);
        }
        if (PASSING.contains(code)) {
            return new Meaning(Optional.of(DocumentState.SEND_FAILED), true, true);
        }
        return Meaning.to(ABOVE_LIMIT.contains(code) ? DocumentState.BLOCKED : DocumentState.ERROR);
    }

    private static Meaning unknown() {
        return new Meaning(Optional.empty(), false, false);
    }
}
