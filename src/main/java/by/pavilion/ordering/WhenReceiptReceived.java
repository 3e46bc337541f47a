package by.pavilion.ordering;

import by.pavilion.customs.DeclarationReceiptReceived;
import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;

/** A receipt moves the customs status, and nothing else of the order. */
@ApplicationScoped
class WhenReceiptReceived implements Reaction {
    private final FollowFacts followFacts;

    WhenReceiptReceived(FollowFacts followFacts) {
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
        return "by.pavilion.declaration.receipt-received.v1";
    }

    @Override
    public void on(ReceivedEvent event) {
        DeclarationReceiptReceived fact = event.as(DeclarationReceiptReceived.class);
        followFacts.follow(
                fact.orderId(),
                event.time(),
                progress -> progress.atCustoms(
                        fact.customsStatus(), fact.declarationId().toString()));
    }
}
