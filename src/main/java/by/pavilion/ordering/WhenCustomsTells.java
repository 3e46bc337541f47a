package by.pavilion.ordering;

import by.pavilion.customs.DeclarationCancelAccepted;
import by.pavilion.customs.DeclarationCancelSubmitted;
import by.pavilion.customs.DeclarationId;
import by.pavilion.customs.DeclarationReceiptReceived;
import by.pavilion.customs.DeclarationRejected;
import by.pavilion.customs.DeclarationReleased;
import by.pavilion.customs.DeclarationResubmitted;
import by.pavilion.customs.DeclarationReturnAccepted;
import by.pavilion.customs.DeclarationReturnDeclared;
import by.pavilion.customs.DeclarationState;
import by.pavilion.customs.DeclarationSubmitted;
import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Orders follow their declarations. What a return pays back is settled in {@code ordering.returns}. */
@ApplicationScoped
class WhenCustomsTells implements Reaction {
    private static final Map<String, Function<ReceivedEvent, Told>> READERS = Map.of(
            "by.pavilion.declaration.submitted.v1", WhenCustomsTells::submitted,
            "by.pavilion.declaration.receipt-received.v1", WhenCustomsTells::receiptReceived,
            "by.pavilion.declaration.resubmitted.v1", WhenCustomsTells::resubmitted,
            "by.pavilion.declaration.rejected.v1", WhenCustomsTells::rejected,
            "by.pavilion.declaration.released.v1", WhenCustomsTells::released,
            "by.pavilion.declaration.cancel-submitted.v1", WhenCustomsTells::cancelSubmitted,
            "by.pavilion.declaration.cancel-accepted.v1", WhenCustomsTells::cancelAccepted,
            "by.pavilion.declaration.return-declared.v1", WhenCustomsTells::returnDeclared,
            "by.pavilion.declaration.return-accepted.v1", WhenCustomsTells::returnAccepted);

    private final FollowFacts followFacts;

    WhenCustomsTells(FollowFacts followFacts) {
        this.followFacts = followFacts;
    }

    @Override
    public String context() {
        return "ordering";
    }

    @Override
    public Topic topic() {
        return Topic.CUSTOMS;
    }

    @Override
    public Set<String> types() {
        return READERS.keySet();
    }

    @Override
    public void on(List<ReceivedEvent> portion) {
        followFacts.follow(portion.stream()
                .map(event -> Objects.requireNonNull(READERS.get(event.type())).apply(event))
                .flatMap(told -> Stream.concat(Stream.of(told), told.afterwards().stream()))
                .toList());
    }

    private static Told submitted(ReceivedEvent event) {
        DeclarationSubmitted fact = event.as(DeclarationSubmitted.class);
        return Told.of(fact.orderId(), event, progress -> progress.atCustoms(
                        fact.customsStatus(), fact.declarationId().toString())
                .declared(fact.submittedAt()));
    }

    /** A receipt moves the customs status, and nothing else of the order unless the goods go back abroad by it. */
    private static Told receiptReceived(ReceivedEvent event) {
        DeclarationReceiptReceived fact = event.as(DeclarationReceiptReceived.class);
        Told told = Told.of(fact.orderId(), event, at(fact.customsStatus(), fact.declarationId()));
        return fact.customsStatus() == DeclarationState.RETURNED_ABROAD ? told.endingAbroad(fact.returnedAt()) : told;
    }

    /** What no mending lifts, as a limit of the buyer's, ends the order, and the money goes back. */
    private static Told rejected(ReceivedEvent event) {
        DeclarationRejected fact = event.as(DeclarationRejected.class);
        Told told = Told.of(fact.orderId(), event, progress -> progress.atCustoms(
                                fact.customsStatus(), fact.declarationId().toString())
                        .rejected(fact.rejectedAt()))
                .because(fact.code());
        return fact.mendable() ? told : told.thenEnding(fact.rejectedAt());
    }

    private static Told resubmitted(ReceivedEvent event) {
        DeclarationResubmitted fact = event.as(DeclarationResubmitted.class);
        return Told.of(fact.orderId(), event, at(fact.customsStatus(), fact.declarationId()));
    }

    private static Told released(ReceivedEvent event) {
        DeclarationReleased fact = event.as(DeclarationReleased.class);
        return Told.of(fact.orderId(), event, progress -> progress.atCustoms(
                        fact.customsStatus(), fact.declarationId().toString())
                .released(fact.releasedAt()));
    }

    private static Told cancelSubmitted(ReceivedEvent event) {
        DeclarationCancelSubmitted fact = event.as(DeclarationCancelSubmitted.class);
        return Told.of(fact.orderId(), event, at(fact.customsStatus(), fact.declarationId()));
    }

    /** Nothing of the order stands at customs any more. */
    private static Told cancelAccepted(ReceivedEvent event) {
        DeclarationCancelAccepted fact = event.as(DeclarationCancelAccepted.class);
        return Told.of(fact.orderId(), event, at(fact.customsStatus(), fact.declarationId()))
                .ending(OrderStatus.CANCELLED, fact.cancelledAt());
    }

    private static Told returnDeclared(ReceivedEvent event) {
        DeclarationReturnDeclared fact = event.as(DeclarationReturnDeclared.class);
        return Told.of(fact.orderId(), event, at(fact.customsStatus(), fact.declarationId()));
    }

    /** The order ends when all of its goods came back. */
    private static Told returnAccepted(ReceivedEvent event) {
        DeclarationReturnAccepted fact = event.as(DeclarationReturnAccepted.class);
        Told told = Told.of(fact.orderId(), event, at(fact.customsStatus(), fact.declarationId()));
        return fact.complete() ? told.ending(OrderStatus.RETURNED, fact.returnedAt()) : told;
    }

    private static UnaryOperator<Progress> at(DeclarationState state, DeclarationId declaration) {
        return progress -> progress.atCustoms(state, declaration.toString());
    }
}
