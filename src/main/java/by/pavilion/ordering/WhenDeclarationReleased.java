package by.pavilion.ordering;

import by.pavilion.customs.DeclarationReleased;
import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;

/** Customs has let the parcel go. */
@ApplicationScoped
class WhenDeclarationReleased implements Reaction {
    private final FollowFacts followFacts;

    WhenDeclarationReleased(FollowFacts followFacts) {
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
        return "by.pavilion.declaration.released.v1";
    }

    @Override
    public void on(ReceivedEvent event) {
        DeclarationReleased fact = event.as(DeclarationReleased.class);
        followFacts.follow(fact.orderId(), event.time(), progress -> progress.atCustoms(
                        fact.customsStatus(), fact.declarationId().toString())
                .released(fact.releasedAt()));
    }
}
