package by.pavilion.customs;

import java.util.Optional;

/** The state that follows from the documents of a declaration: a return before a cancellation, and that before the list. */
final class FollowingState {
    private final DeclarationProgress progress;

    private FollowingState(DeclarationProgress progress) {
        this.progress = progress;
    }

    static DeclarationState of(DeclarationProgress progress) {
        return new FollowingState(progress).state();
    }

    private DeclarationState state() {
        Optional<DeclarationDocument> returned = progress.find(DocumentType.RETURN);
        if (returned.isPresent()) {
            return whileReturning(returned.get());
        }
        return progress.find(DocumentType.CANCELLATION)
                .filter(cancellation -> !cancellation.needsPerson())
                .map(this::whileCancelling)
                .orElseGet(this::ofTheList);
    }

    private static DeclarationState whileReturning(DeclarationDocument returned) {
        return switch (returned.state()) {
            case NEW, QUEUED -> DeclarationState.RETURNING;
            case SENT,
                    STORED,
                    ACCEPTED,
                    SEND_FAILED,
                    AT_CUSTOMS,
                    REGISTERED,
                    MANUAL_REVIEW,
                    INSPECTION,
                    REVIEWED,
                    DETAINED,
                    RELEASED,
                    CLOSED,
                    RETURNED_ABROAD -> DeclarationState.RETURN_DECLARED;
            case GRANTED -> DeclarationState.RETURNED;
            case FORMAT_ERROR, ERROR, REJECTED, BLOCKED -> DeclarationState.RETURN_HELD;
        };
    }

    /** Nothing is to be cancelled where customs has no list; where it has let the goods go, it is too late. */
    private DeclarationState whileCancelling(DeclarationDocument cancellation) {
        if (cancellation.state() == DocumentState.GRANTED) {
            return DeclarationState.CANCELLED;
        }
        DeclarationDocument list = progress.document(DocumentType.LIST);
        return switch (list.state()) {
            case NEW -> list.isSent() ? DeclarationState.CANCELLING : DeclarationState.CANCELLED;
            case FORMAT_ERROR, ERROR, REJECTED, BLOCKED -> DeclarationState.CANCELLED;
            case QUEUED,
                    SENT,
                    STORED,
                    ACCEPTED,
                    SEND_FAILED,
                    AT_CUSTOMS,
                    REGISTERED,
                    MANUAL_REVIEW,
                    INSPECTION,
                    REVIEWED -> DeclarationState.CANCELLING;
            case DETAINED, RELEASED, CLOSED, RETURNED_ABROAD, GRANTED -> ofTheList();
        };
    }

    private DeclarationState ofTheList() {
        DeclarationDocument list = progress.document(DocumentType.LIST);
        return switch (list.state()) {
            case NEW, QUEUED -> list.isSent() ? DeclarationState.SUBMITTED : beforeTheList();
            case SENT, STORED, ACCEPTED, SEND_FAILED, AT_CUSTOMS -> DeclarationState.SUBMITTED;
            case FORMAT_ERROR, ERROR -> DeclarationState.DECLARATION_HELD;
            case REGISTERED -> DeclarationState.IN_REVIEW;
            case MANUAL_REVIEW -> DeclarationState.MANUAL_REVIEW;
            case INSPECTION -> DeclarationState.INSPECTION;
            case REVIEWED -> DeclarationState.REVIEWED;
            case REJECTED -> DeclarationState.REJECTED;
            case BLOCKED -> DeclarationState.BLOCKED;
            case DETAINED -> DeclarationState.DETAINED;
            case RELEASED -> DeclarationState.RELEASED;
            case CLOSED -> DeclarationState.CLOSED;
            case RETURNED_ABROAD -> DeclarationState.RETURNED_ABROAD;
            case GRANTED -> throw new IllegalStateException("customs grants cancellations and returns, not lists");
        };
    }

    private DeclarationState beforeTheList() {
        boolean registered = true;
        for (DeclarationDocument document : progress.documents()) {
            if (DocumentType.BEFORE_THE_LIST.contains(document.type())) {
                if (document.needsPerson()) {
                    return DeclarationState.DECLARATION_HELD;
                }
                registered &= document.state() == DocumentState.REGISTERED;
            }
        }
        return registered && progress.isParcelKnown() && !progress.isHeldForPayer()
                ? DeclarationState.READY
                : DeclarationState.DECLARING;
    }
}
