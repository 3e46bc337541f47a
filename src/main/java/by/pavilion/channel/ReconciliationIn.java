package by.pavilion.channel;

import java.time.Instant;
import java.util.Optional;

/**
 * What one marketplace is compared with us by, hour by hour and night by night. Mostly it is the list by which its orders are
 * followed; where that tells too little of an order or goes back too short a time, it is another one. Calls go over the network:
 * never make them inside a transaction.
 */
public interface ReconciliationIn extends Ability {
    /**
     * A page of the orders that changed in a window, each with what is to be compared of it.
     *
     * @param from included, until not; the rest is as in {@link OrderSearch#changed}
     * @throws ChannelFault also when the answer cannot be the whole truth: what is not listed is asked for by its number, and is
     *     missing there if it is unknown
     */
    OrderSearch.Page listed(ShopAccess shop, Instant from, Instant until, Optional<String> page) throws ChannelFault;
}
