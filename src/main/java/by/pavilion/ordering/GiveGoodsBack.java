package by.pavilion.ordering;

import by.pavilion.inventory.Stock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/**
 * Puts the goods of cancelled orders back to what can be sold. Where the parcel has left, as one that waits for customs at the
 * border has, they stay reserved until somebody has found them. Call it last in the transaction: it locks stock.
 */
@ApplicationScoped
class GiveGoodsBack {
    private final Stock stock;
    private final AwayGoods awayGoods;
    private final Clock clock;

    GiveGoodsBack(Stock stock, AwayGoods awayGoods, Clock clock) {
        this.stock = stock;
        this.awayGoods = awayGoods;
        this.clock = clock;
    }

    /** @param cancelled locked, and cancelled in this transaction: that keeps goods from coming back twice */
    @Transactional(Transactional.TxType.MANDATORY)
    void of(List<Order> cancelled) {
        awayGoods.areAway(
                cancelled.stream()
                        .filter(order -> !order.goodsAreHere())
                        .map(Order::id)
                        .toList(),
                clock.instant());
        stock.giveBack(cancelled.stream()
                .filter(Order::goodsAreHere)
                .map(Order::taking)
                .toList());
    }

    /**
     * Goods that go back abroad are not for others by themselves, wherever their parcel is: an operator says what becomes of
     * them. What was on the last mile holds no stock any more.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void whenAskedFor(List<Order> abroad) {
        awayGoods.areAway(
                abroad.stream()
                        .filter(order -> order.progress().fulfilment().compareTo(FulfilmentStatus.SHIPPED) < 0)
                        .map(Order::id)
                        .toList(),
                clock.instant());
    }
}
