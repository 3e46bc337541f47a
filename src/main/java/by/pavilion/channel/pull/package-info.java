/**
 * Reading marketplaces' lists of what has changed, for channel's eyes only. Whatever a marketplace pushes, the lists are the
 * truth: a window of time after the other is read, on a fixed grid, each with an overlap to the one before, and the cursor moves
 * on only when every page of a window has been read. Start at {@code PullOrders}.
 */
@NullMarked
package by.pavilion.channel.pull;

import org.jspecify.annotations.NullMarked;
