/**
 * Telling marketplaces how far customs and the long way to China are, for channel's eyes only: each step once, in the order in
 * which they happen.
 */
@NullMarked
package by.pavilion.channel.clearance;

import org.jspecify.annotations.NullMarked;
