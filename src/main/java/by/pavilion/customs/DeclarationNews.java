package by.pavilion.customs;

import by.pavilion.events.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What others must know of a change of a declaration. */
final class DeclarationNews {
    private final Declaration before;
    private final Declaration after;
    private final Instant now;
    private final BiFunction<DeclarationId, Integer, ReturnedGoods> returnedGoods;

    DeclarationNews(
            Declaration before,
            Declaration after,
            Instant now,
            BiFunction<DeclarationId, Integer, ReturnedGoods> returnedGoods) {
        this.before = before;
        this.after = after;
        this.now = now;
        this.returnedGoods = returnedGoods;
    }

    /** What has gone to customs with this change. */
    List<Event> submissions() {
        List<Event> news = new ArrayList<>();
        after.progress()
                .submittedAt()
                .filter(at -> !before.progress().submittedAt().equals(Optional.of(at)))
                .ifPresent(at -> news.add(new DeclarationSubmitted(
                        after.orderId(), after.id(), DeclarationState.SUBMITTED, after.mode(), at)));
        sentNow(DocumentType.CANCELLATION)
                .ifPresent(
                        at -> news.add(new DeclarationCancelSubmitted(after.orderId(), after.id(), after.state(), at)));
        sentNow(DocumentType.RETURN).ifPresent(at -> {
            ReturnedGoods goods = lastReturned();
            news.add(new DeclarationReturnDeclared(
                    after.orderId(), after.id(), after.state(), goods.complete(), goods.lines(), at));
        });
        return news;
    }

    private Optional<Instant> sentNow(DocumentType type) {
        return after.progress()
                .find(type)
                .filter(document -> document.isSent() && !wasSent(document))
                .map(document -> document.sentAt().orElse(now));
    }

    private boolean wasSent(DeclarationDocument document) {
        return before.progress()
                .find(document.type(), document.number())
                .filter(DeclarationDocument::isSent)
                .isPresent();
    }

    private ReturnedGoods lastReturned() {
        return returnedGoods.apply(
                after.id(), after.progress().document(DocumentType.RETURN).number());
    }

    /** How it has ended with this change, for the time being. */
    List<Event> endings() {
        List<Event> news = new ArrayList<>();
        if (before.progress().releasedAt().isEmpty()) {
            after.progress()
                    .releasedAt()
                    .ifPresent(at -> news.add(new DeclarationReleased(
                            after.orderId(),
                            after.id(),
                            after.state(),
                            after.progress().listNumber(),
                            at)));
        }
        if (after.state() != before.state()) {
            ofTheState().ifPresent(news::add);
        }
        return news;
    }

    private Optional<Event> ofTheState() {
        return switch (after.state()) {
            case REJECTED, BLOCKED -> rejection();
            case CANCELLED ->
                Optional.of(new DeclarationCancelAccepted(
                        after.orderId(), after.id(), after.state(), saidOf(DocumentType.CANCELLATION)));
            case RETURNED -> {
                ReturnedGoods goods = lastReturned();
                yield Optional.of(new DeclarationReturnAccepted(
                        after.orderId(),
                        after.id(),
                        after.state(),
                        after.progress().document(DocumentType.RETURN).number(),
                        goods.complete(),
                        goods.lines(),
                        saidOf(DocumentType.RETURN)));
            }
            case DECLARING,
                    DECLARATION_HELD,
                    READY,
                    SUBMITTED,
                    IN_REVIEW,
                    MANUAL_REVIEW,
                    INSPECTION,
                    REVIEWED,
                    DETAINED,
                    RELEASED,
                    CLOSED,
                    RETURNED_ABROAD,
                    CANCELLING,
                    RETURNING,
                    RETURN_DECLARED,
                    RETURN_HELD -> Optional.empty();
        };
    }

    private Optional<Event> rejection() {
        return after.progress()
                .document(DocumentType.LIST)
                .result()
                .map(result -> new DeclarationRejected(
                        after.orderId(),
                        after.id(),
                        after.state(),
                        after.state() == DeclarationState.REJECTED,
                        result.code(),
                        result.detailCode().orElse(null),
                        ReceiptText.meaning(result.code()),
                        result.at()));
    }

    private Instant saidOf(DocumentType type) {
        return after.progress()
                .find(type)
                .flatMap(DeclarationDocument::result)
                .map(DeclarationDocument.Result::at)
                .orElse(now);
    }
}
