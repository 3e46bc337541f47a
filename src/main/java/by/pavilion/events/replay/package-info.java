/**
 * Ranges of the log that are sent to Kafka once more because an operator asked for it: the same events with the same ids
 * and numbers, marked as repeated, no faster than {@code pavilion.events.replay-rate}. A replay is a row with the place
 * that it has come to, so it goes on after a restart; what a crash repeats is repeated anyway.
 */
@NullMarked
package by.pavilion.events.replay;

import org.jspecify.annotations.NullMarked;
