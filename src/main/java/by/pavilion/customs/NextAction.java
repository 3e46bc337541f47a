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
        /** Someone has to look at it and mend it. */
        MEND,
        /** The buyer gets the money back. */
        REFUND,
        /** Leave everything as it is. */
        FREEZE,
        /** The parcel may go to the buyer. */
        HAND_OVER,
        NONE
    }

    static NextAction of(DeclarationProgress progress, boolean connected) {
        return switch (progress.state()) {
            case DECLARING -> connected ? whileDeclaring(progress) : of(Action.CONNECT, "customs-not-connected");
            case READY ->
                connected ? of(Action.WAIT, "list-is-being-sent") : of(Action.CONNECT, "customs-not-connected");
            case DECLARATION_HELD -> held(progress);
            case SUBMITTED, IN_REVIEW, REVIEWED -> of(Action.WAIT, "waits-for-customs");
            case MANUAL_REVIEW -> of(Action.WAIT, "customs-reviews");
            case INSPECTION -> of(Action.WAIT, "customs-inspects");
            case REJECTED -> of(Action.MEND, "list-rejected");
            case BLOCKED -> of(Action.REFUND, "above-customs-limit");
            case DETAINED -> of(Action.FREEZE, "goods-detained");
            case RELEASED -> of(Action.HAND_OVER, "goods-released");
            case CLOSED -> of(Action.NONE, "declaration-closed");
            case RETURNED_ABROAD -> of(Action.REFUND, "goods-returned-abroad");
        };
    }

    private static NextAction whileDeclaring(DeclarationProgress progress) {
        if (progress.waybill().isEmpty()) {
            return of(Action.WAIT, "waits-for-waybill");
        }
        if (!progress.isParcelKnown()) {
            return of(Action.WAIT, "waits-for-transport");
        }
        return new NextAction(Action.WAIT, "waits-for-documents", Map.of("documents", codes(waitingFor(progress))));
    }

    private static NextAction held(DeclarationProgress progress) {
        Optional<DeclarationDocument> refused = progress.documents().stream()
                .filter(DeclarationDocument::needsPerson)
                .findFirst();
        String code = refused.flatMap(DeclarationDocument::result)
                .map(DeclarationDocument.Result::code)
                .orElse("");
        return new NextAction(
                Action.MEND,
                "document-refused",
                Map.of("documents", codes(refused.stream().toList()), "code", code));
    }

    private static List<DeclarationDocument> waitingFor(DeclarationProgress progress) {
        return progress.documents().stream()
                .filter(document ->
                        document.type() != DocumentType.LIST && document.state() != DocumentState.REGISTERED)
                .toList();
    }

    private static String codes(List<DeclarationDocument> documents) {
        return documents.stream().map(document -> document.type().code()).collect(Collectors.joining(", "));
    }

    private static NextAction of(Action action, String reason) {
        return new NextAction(action, reason, Map.of());
    }
}
