package by.pavilion.ordering;

import java.time.Instant;
import java.util.Optional;

/**
 * One step in the life of an order.
 *
 * @param number of the event that told of it, from 1
 * @param fact the last part of that event's type: {@code placed}
 * @param status how the order stood afterwards
 * @param at when it happened, which may be before we learnt it
 * @param reason why, where there is more to say than the step does
 * @param caller whose key or token it was, of those who have one: for operators
 */
public record TimelineStep(
        long number,
        String fact,
        OrderStatus status,
        Actor actor,
        Instant at,
        Optional<String> reason,
        Optional<String> caller) {}
