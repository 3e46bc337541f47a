package by.pavilion.ordering.rest;

import by.pavilion.ordering.Actor;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.ordering.TimelineStep;
import by.pavilion.shared.Messages;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The life of an order, the first step first. */
record TimelineResponse(OrderId orderId, List<StepResponse> items) {

    /**
     * A step.
     *
     * @param number of the event that told of it
     * @param step what happened, as in the event's type: {@code placed}
     * @param text the same for the buyer, in the reader's language
     */
    record StepResponse(long number, String step, OrderStatus status, Actor actor, Instant at, String text) {
        static StepResponse of(TimelineStep step, String language) {
            String text = Messages.find(language, "order-step." + step.fact(), Map.of())
                    .orElse(step.fact());
            return new StepResponse(step.number(), step.fact(), step.status(), step.actor(), step.at(), text);
        }
    }

    static TimelineResponse of(OrderId id, List<TimelineStep> steps, String language) {
        return new TimelineResponse(
                id, steps.stream().map(step -> StepResponse.of(step, language)).toList());
    }
}
