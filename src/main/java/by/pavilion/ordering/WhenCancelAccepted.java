package by.pavilion.ordering;

import by.pavilion.customs.DeclarationCancelAccepted;
import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;

/** Nothing of the order stands at customs any more: it ends here. Refunding the buyer is not done by this. */
@ApplicationScoped
class WhenCancelAccepted implements Reaction {
    private final FollowFacts followFacts;

    WhenCancelAccepted(FollowFacts followFacts) {
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
        return "by.pavilion.declaration.cancel-accepted.v1";
    }

    @Override
    public void on(ReceivedEvent event) {
        DeclarationCancelAccepted fact = event.as(DeclarationCancelAccepted.class);
        followFacts.end(
                fact.orderId(),
                OrderStatus.CANCELLED,
                fact.cancelledAt(),
                progress -> progress.atCustoms(
                        fact.customsStatus(), fact.declarationId().toString()));
    }
}
