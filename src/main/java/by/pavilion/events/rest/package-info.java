/** Events over HTTP: the log, what is sent again, dead letters, webhooks. */
@NullMarked
package by.pavilion.events.rest;

import org.jspecify.annotations.NullMarked;
