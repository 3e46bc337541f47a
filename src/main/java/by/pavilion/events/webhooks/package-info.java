/**
 * Events for those who have no Kafka: we call them. A webhook is a row with the place in the log that it has come to;
 * {@link by.pavilion.events.webhooks.DeliverWebhooks} goes on from there, one event at a time and in order, so that nothing is
 * lost or overtaken whatever dies. An event that cannot be delivered holds up its own subscriber and nobody else.
 *
 * <p>Invariants: calls are signed; they never go to an address that was not checked, nor where an answer points to; secrets are
 * shown once and sealed at rest.
 */
@NullMarked
package by.pavilion.events.webhooks;

import org.jspecify.annotations.NullMarked;
