/**
 * Our listings as products of shops at marketplaces, for channel's eyes only: one row for each SKU in a shop that an operator
 * has pushed. Events about listings say that somebody should look; a worker hands in what differs from what was handed in last,
 * and asks what has become of it. Start at {@code PushListing}, then {@code HandInListings}.
 */
@NullMarked
package by.pavilion.channel.publications;

import org.jspecify.annotations.NullMarked;
