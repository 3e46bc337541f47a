package by.pavilion.ordering;

import by.pavilion.customs.DeclarationRejected;
import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;

/** Customs has sent the list back. */
@ApplicationScoped
class WhenDeclarationRejected implements Reaction {
    private final FollowFacts followFacts;

    WhenDeclarationRejected(FollowFacts followFacts) {
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
        return "by.pavilion.declaration.rejected.v1";
    }

    @Override
    public void on(ReceivedEvent event) {
        DeclarationRejected fact = event.as(DeclarationRejected.class);
        followFacts.follow(fact.orderId(), event.time(), progress -> progress.atCustoms(
                        fact.customsStatus(), fact.declarationId().toString())
                .rejected(fact.rejectedAt()));
    }
}
