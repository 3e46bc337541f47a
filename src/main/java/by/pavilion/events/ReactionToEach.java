package by.pavilion.events;

import java.util.List;
import java.util.Set;

/** A reaction to one type of event that has nothing to gain from handling several together. */
public interface ReactionToEach extends Reaction {
    /** The event type: {@code by.pavilion.order.paid.v1}. */
    String type();

    void on(ReceivedEvent event);

    @Override
    default Set<String> types() {
        return Set.of(type());
    }

    @Override
    default void on(List<ReceivedEvent> portion) {
        for (ReceivedEvent event : portion) {
            Correlation.inCauseOf(event, () -> {
                on(event);
                return true;
            });
        }
    }
}
