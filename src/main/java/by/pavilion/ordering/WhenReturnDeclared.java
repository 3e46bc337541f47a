package by.pavilion.ordering;

import by.pavilion.customs.DeclarationReturnDeclared;
import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;

/** The return of goods is with customs. */
@ApplicationScoped
class WhenReturnDeclared implements Reaction {
    private final FollowFacts followFacts;

    WhenReturnDeclared(FollowFacts followFacts) {
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
        return "by.pavilion.declaration.return-declared.v1";
    }

    @Override
    public void on(ReceivedEvent event) {
        DeclarationReturnDeclared fact = event.as(DeclarationReturnDeclared.class);
        followFacts.follow(
                fact.orderId(),
                event.time(),
                progress -> progress.atCustoms(
                        fact.customsStatus(), fact.declarationId().toString()));
    }
}
