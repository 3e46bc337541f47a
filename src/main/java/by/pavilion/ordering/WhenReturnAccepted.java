package by.pavilion.ordering;

import by.pavilion.customs.DeclarationReturnAccepted;
import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;

/** Customs has accepted the return: the order ends here when all of its goods came back. */
@ApplicationScoped
class WhenReturnAccepted implements Reaction {
    private final FollowFacts followFacts;

    WhenReturnAccepted(FollowFacts followFacts) {
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
    public String type() {
        return "by.pavilion.declaration.return-accepted.v1";
    }

    @Override
    public void on(ReceivedEvent event) {
        DeclarationReturnAccepted fact = event.as(DeclarationReturnAccepted.class);
        if (fact.complete()) {
            followFacts.end(
                    fact.orderId(),
                    OrderStatus.RETURNED,
                    fact.returnedAt(),
                    progress -> progress.atCustoms(
                            fact.customsStatus(), fact.declarationId().toString()));
        } else {
            followFacts.follow(
                    fact.orderId(),
                    event.time(),
                    progress -> progress.atCustoms(
                            fact.customsStatus(), fact.declarationId().toString()));
        }
    }
}
