/**
 * What a marketplace settles in a month beside our orders, for channel's eyes only. An operator hands in the statement as a table
 * of orders with what was paid and paid back; each difference is a case until a later statement, or the same one handed in
 * again, agrees. Start at {@code CompareStatement}.
 */
@NullMarked
package by.pavilion.channel.settlements;

import org.jspecify.annotations.NullMarked;
