package by.pavilion.customs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What has to happen next with a declaration, and why.
 *
 * @param reason its texts are {@code reason.<reason>} in the message files
 * @param facts values for the texts' placeholders
 */
public record NextAction(Action action, String reason, Map<String, Object> facts) {

    public enum Action {
        /** Nothing to be done by a person. */
        WAIT,
        /** The connection to customs has to be configured. */
        CONNECT,
        /** Someone has to look at it, mend it and submit it again. */
        MEND,
        /** The message itself is at fault: tell those who run this software. */
        REPORT,
        /** The signing card or device has to be looked at. */
        CHECK_SIGNING,
        /** What customs knows of our firm has to be looked at. */
        CHECK_CONNECTION,
        /** Customs or the firm concerned has to be asked. */
        ASK,
        /** The buyer gets the money back. */
        REFUND,
        /** A person decides whether something is wrong: then the orders are to be cancelled, else the case to be dismissed. */
        JUDGE,
        /** Leave everything as it is. */
        FREEZE,
        /** The parcel may go to the buyer. */
        HAND_OVER,
        NONE
    }

    /** Refused before customs could say anything of it. */
    private static final String NOT_SENT = "document-not-sent";

    static NextAction of(DeclarationProgress progress, Optional<Connection> connection, ReceiptRules rules) {
        NextAction byState = byState(progress, connection, rules);
        boolean nothingElse = byState.action() == Action.WAIT || byState.action() == Action.NONE;
        return nothingElse && progress.attention().isPresent()
                ? ofAttention(progress, progress.attention().get())
                : byState;
    }

    /** What a person should look at although the declaration goes on. */
    static NextAction ofAttention(DeclarationProgress progress, String attention) {
        return switch (attention) {
            case DeclarationProgress.SENT_TOO_OFTEN -> of(Action.MEND, attention);
            case DeclarationProgress.CANCELLATION_REFUSED ->
                new NextAction(
                        Action.ASK,
                        attention,
                        Map.of(
                                "code",
                                progress.find(DocumentType.CANCELLATION)
                                        .flatMap(DeclarationDocument::result)
                                        .map(DeclarationDocument.Result::code)
                                        .filter(code -> !code.isEmpty())
                                        .orElse("-")));
            default -> of(Action.ASK, attention);
        };
    }

    private static NextAction byState(
            DeclarationProgress progress, Optional<Connection> connection, ReceiptRules rules) {
        return switch (progress.state()) {
            case DECLARING ->
                progress.isHeldForPayer()
                        ? whileDeclaring(progress)
                        : unconnected(progress, connection).orElseGet(() -> whileDeclaring(progress));
            case READY -> unconnected(progress, connection).orElseGet(() -> of(Action.WAIT, "list-is-being-sent"));
            case DECLARATION_HELD -> held(progress, rules);
            case SUBMITTED, IN_REVIEW, REVIEWED -> of(Action.WAIT, "waits-for-customs");
            case MANUAL_REVIEW -> of(Action.WAIT, "customs-reviews");
            case INSPECTION -> of(Action.WAIT, "customs-inspects");
            case CANCELLING -> of(Action.WAIT, "cancellation-at-customs");
            case CANCELLED ->
                progress.isOrderDeleted()
                                && progress.document(DocumentType.ORDER).needsPerson()
                        ? of(Action.ASK, "order-not-deleted")
                        : of(Action.NONE, "declaration-cancelled");
            case RETURNING -> of(Action.WAIT, "return-is-being-sent");
            case RETURN_DECLARED -> of(Action.WAIT, "return-at-customs");
            case RETURNED -> of(Action.REFUND, "return-accepted");
            case RETURN_HELD -> refused(progress, DocumentType.RETURN, "return-refused", rules);
            case REJECTED ->
                new NextAction(Action.MEND, "list-rejected", Map.of("code", codes(progress, DocumentType.LIST)));
            case BLOCKED -> of(Action.REFUND, "above-customs-limit");
            case DETAINED -> of(Action.FREEZE, "goods-detained");
            case RELEASED -> of(Action.HAND_OVER, "goods-released");
            case CLOSED -> of(Action.NONE, "declaration-closed");
            case RETURNED_ABROAD -> of(Action.NONE, "goods-returned-abroad");
        };
    }

    /** Nothing is written of it before that is mended. */
    private static Optional<NextAction> unconnected(DeclarationProgress progress, Optional<Connection> connection) {
        if (connection.isEmpty()) {
            return Optional.of(of(Action.CONNECT, "customs-not-connected"));
        }
        return connection.get().serves(progress.mode())
                ? Optional.empty()
                : Optional.of(new NextAction(
                        Action.CONNECT,
                        "customs-mode-not-connected",
                        Map.of("mode", progress.mode().code())));
    }

    private static NextAction whileDeclaring(DeclarationProgress progress) {
        if (progress.isHeldForPayer()) {
            return progress.payerCheck()
                    .filter(check -> check.state() != PayerCheck.State.WAITING)
                    .map(NextAction::payerNotVerified)
                    .orElseGet(() -> of(Action.WAIT, "orderer-is-being-verified"));
        }
        if (progress.waybill().isEmpty()) {
            return of(Action.WAIT, "waits-for-waybill");
        }
        if (!progress.isParcelKnown()) {
            return of(Action.WAIT, "waits-for-transport");
        }
        return new NextAction(Action.WAIT, "waits-for-documents", Map.of("documents", codes(waitingFor(progress))));
    }

    private static NextAction held(DeclarationProgress progress, ReceiptRules rules) {
        DocumentType refused = DocumentType.OPENING.stream()
                .filter(type -> progress.document(type).needsPerson())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing was refused among " + progress.documents()));
        return refused(progress, refused, "document-refused", rules);
    }

    private static NextAction refused(
            DeclarationProgress progress, DocumentType type, String otherwise, ReceiptRules rules) {
        Optional<DeclarationDocument.Result> result = progress.document(type).result();
        String code = result.map(DeclarationDocument.Result::code).orElse("");
        Map<String, Object> facts = Map.of("documents", type.code(), "code", codes(progress, type));
        if (result.filter(DeclarationDocument.Result::isOfExchange).isPresent()) {
            return refusedByExchange(result.get(), rules, facts);
        }
        Optional<MissingItems> missing = result.filter(said -> code.isEmpty())
                .map(DeclarationDocument.Result::text)
                .flatMap(MissingItems::parse);
        if (missing.isPresent()) {
            return new NextAction(
                    Action.MEND,
                    "item-not-in-ledger",
                    Map.of(
                            "ledger",
                            missing.get().ledger(),
                            "skus",
                            String.join(", ", missing.get().skus())));
        }
        return switch (result.map(said -> answer(type, said, rules)).orElse(ReceiptRules.Answer.MEND)) {
            case CHECK_SIGNING -> new NextAction(Action.CHECK_SIGNING, "signature-refused", facts);
            case CHECK_CONNECTION -> new NextAction(Action.CHECK_CONNECTION, "firm-refused", facts);
            case REPORT -> new NextAction(Action.REPORT, "message-at-fault", facts);
            case NOTHING,
                    SEND_AGAIN,
                    SEND_AGAIN_ONCE,
                    SEND_ALONE,
                    SEND_AS_NEW,
                    MEND,
                    REFUND,
                    REFUND_AND_CORRECT_QUOTA,
                    ASK_PLACE -> new NextAction(Action.MEND, code.isEmpty() ? NOT_SENT : otherwise, facts);
        };
    }

    private static String codes(DeclarationProgress progress, DocumentType type) {
        return progress.document(type)
                .result()
                .map(DeclarationDocument.Result::codes)
                .orElse("");
    }

    private static ReceiptRules.Answer answer(DocumentType type, DeclarationDocument.Result said, ReceiptRules rules) {
        return rules.of(type.code(), said.code(), CustomsCalendar.dayOf(said.at()))
                .answer();
    }

    private static NextAction refusedByExchange(
            DeclarationDocument.Result said, ReceiptRules rules, Map<String, Object> facts) {
        return switch (rules.ofEnvelope(said.code(), CustomsCalendar.dayOf(said.at()))) {
            case CHECK_SIGNING -> new NextAction(Action.CHECK_SIGNING, "signature-refused", facts);
            case CHECK_CONNECTION -> new NextAction(Action.CHECK_CONNECTION, "address-refused", facts);
            case NOTHING,
                    SEND_AGAIN,
                    SEND_AGAIN_ONCE,
                    SEND_ALONE,
                    SEND_AS_NEW,
                    MEND,
                    REPORT,
                    REFUND,
                    REFUND_AND_CORRECT_QUOTA,
                    ASK_PLACE -> new NextAction(Action.MEND, NOT_SENT, facts);
        };
    }

    /** What to do about an order that somebody else has paid, or of which nobody says who did. */
    static NextAction payerNotVerified(PayerCheck check) {
        return switch (check.state()) {
            case WAITING -> of(Action.ASK, "real-name-check-overdue");
            case NO_SERVICE -> of(Action.CONNECT, "payer-is-somebody-else");
            case REFUTED -> of(Action.REFUND, "orderer-refuted");
            case VERIFIED, ORDERER -> of(Action.NONE, "orderer-verified");
        };
    }

    /** What to do about a declaration in which nothing has moved for too long. */
    static NextAction overdue(DeclarationProgress progress, Optional<Connection> connection) {
        return switch (progress.state()) {
            case DECLARING ->
                unconnected(progress, connection)
                        .orElseGet(() -> new NextAction(
                                Action.ASK, "documents-overdue", Map.of("documents", codes(waitingFor(progress)))));
            case READY, RETURNING ->
                unconnected(progress, connection).orElseGet(() -> of(Action.CHECK_CONNECTION, "sending-overdue"));
            default -> of(Action.ASK, "customs-overdue");
        };
    }

    private static List<DeclarationDocument> waitingFor(DeclarationProgress progress) {
        return progress.documents().stream()
                .filter(document -> DocumentType.BEFORE_THE_LIST.contains(document.type())
                        && document.state() != DocumentState.REGISTERED)
                .toList();
    }

    private static String codes(List<DeclarationDocument> documents) {
        return documents.stream().map(document -> document.type().code()).collect(Collectors.joining(", "));
    }

    private static NextAction of(Action action, String reason) {
        return new NextAction(action, reason, Map.of());
    }
}
