package by.pavilion.channel.aftersales;

import by.pavilion.channel.AfterSale;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.shared.Money;
import java.util.List;
import java.util.Optional;

/**
 * A wish of a buyer that we know of.
 *
 * @param hold what holds the order because of it
 * @param letGo that a person has said that the order is sent whole
 * @param takenOut that our order was made smaller by the line that it is about
 */
record KnownAfterSale(
        String channel,
        String shopId,
        AfterSale told,
        Optional<String> hold,
        boolean letGo,
        boolean takenOut,
        int attempts) {
    ExternalOrder order() {
        return new ExternalOrder(channel, shopId, told.externalOrderId());
    }

    /** Who does what is done because of it. */
    String actor() {
        return "channel:" + channel + ":" + shopId;
    }

    /** What goes or went back in all of them. */
    static Money sum(List<KnownAfterSale> all) {
        return all.stream().map(one -> one.told().amount()).reduce(Money.zero(Money.CNY), Money::plus);
    }
}
