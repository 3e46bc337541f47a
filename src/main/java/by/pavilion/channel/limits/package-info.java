/**
 * How adapters call marketplaces, for channel's eyes only: no faster than a marketplace takes it, not at all while a shop is
 * stopped, and with an eye on the clock. Start at {@link by.pavilion.channel.limits.ShopCalls}.
 */
@NullMarked
package by.pavilion.channel.limits;

import org.jspecify.annotations.NullMarked;
