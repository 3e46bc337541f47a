package by.pavilion.ordering;

import by.pavilion.customs.DeclarationSubmitted;
import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;

/** The list is with customs. */
@ApplicationScoped
class WhenDeclarationSubmitted implements Reaction {
    private final FollowFacts followFacts;

    WhenDeclarationSubmitted(FollowFacts followFacts) {
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
        return "by.pavilion.declaration.submitted.v1";
    }

    @Override
    public void on(ReceivedEvent event) {
        DeclarationSubmitted fact = event.as(DeclarationSubmitted.class);
        followFacts.follow(fact.orderId(), event.time(), progress -> progress.atCustoms(
                        fact.customsStatus(), fact.declarationId().toString())
                .declared(fact.submittedAt()));
    }
}
