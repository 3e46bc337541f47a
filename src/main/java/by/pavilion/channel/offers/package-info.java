/**
 * Telling marketplaces how much there is and what it costs, for channel's eyes only. Events about stock, listings and prices
 * become wishes: one row for each listing and kind, which holds the newest value only. A worker sends what is due and reads it
 * back; what was overtaken meanwhile is never sent. Start at {@code LookAtOffers}, then {@code SendWishes}.
 */
@NullMarked
package by.pavilion.channel.offers;

import org.jspecify.annotations.NullMarked;
