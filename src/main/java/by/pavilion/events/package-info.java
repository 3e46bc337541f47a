/**
 * How a fact gets from the transaction that made it to everyone who lives off it. {@link by.pavilion.events.Outbox}
 * writes it beside the change; {@link by.pavilion.events.OutboxRelay} sends it to Kafka in order per key;
 * {@link by.pavilion.events.Reaction}s of other contexts handle it once each.
 *
 * <p>Invariants: no event without its change and no change without its event; numbers per topic and key run from 1
 * without gaps; the id of an event never changes; no names, phones, streets or identity numbers in an event.
 */
@NullMarked
package by.pavilion.events;

import org.jspecify.annotations.NullMarked;
