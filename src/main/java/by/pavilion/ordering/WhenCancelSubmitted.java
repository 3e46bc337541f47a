package by.pavilion.ordering;

import by.pavilion.customs.DeclarationCancelSubmitted;
import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;

/** The cancellation is with customs. */
@ApplicationScoped
class WhenCancelSubmitted implements Reaction {
    private final FollowFacts followFacts;

    WhenCancelSubmitted(FollowFacts followFacts) {
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
        return "by.pavilion.declaration.cancel-submitted.v1";
    }

    @Override
    public void on(ReceivedEvent event) {
        DeclarationCancelSubmitted fact = event.as(DeclarationCancelSubmitted.class);
        followFacts.follow(
                fact.orderId(),
                event.time(),
                progress -> progress.atCustoms(
                        fact.customsStatus(), fact.declarationId().toString()));
    }
}
