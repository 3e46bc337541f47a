/**
 * What logistics tells of orders beside their status, for ordering's own packages: the way that buyers see on their timeline,
 * and what goes wrong on it, each with a defined end for the order and its money.
 *
 * <p>Start reading at {@code WhenShipmentsTell}.
 */
@NullMarked
package by.pavilion.ordering.way;

import org.jspecify.annotations.NullMarked;
