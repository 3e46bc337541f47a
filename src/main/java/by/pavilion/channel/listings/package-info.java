/**
 * Which goods of ours a marketplace means by its own numbers, for channel's eyes only. Where no listing says so, the merchant's
 * code on the line is our SKU; nothing is ever guessed by a title.
 */
@NullMarked
package by.pavilion.channel.listings;

import org.jspecify.annotations.NullMarked;
