/**
 * What buyers at marketplaces want back, for channel's eyes only: the order is held until it is decided, and what was decided is
 * done here. The marketplace gives the money back, not we. Start at {@code FollowAfterSales}.
 */
@NullMarked
package by.pavilion.channel.aftersales;

import org.jspecify.annotations.NullMarked;
