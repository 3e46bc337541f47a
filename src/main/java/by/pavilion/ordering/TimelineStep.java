package by.pavilion.ordering;

import java.time.Instant;

/**
 * One step in the life of an order.
 *
 * @param number of the event that told of it, from 1
 * @param fact the last part of that event's type: {@code placed}
 * @param status how the order stood afterwards
 * @param at when it happened, which may be before we learnt it
 */
public record TimelineStep(long number, String fact, OrderStatus status, Actor actor, Instant at) {}
