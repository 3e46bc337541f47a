package by.pavilion.ordering.rest;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.stranded.StrandedGoods;
import by.pavilion.ordering.stranded.StrandedOutcome;
import java.time.Instant;
import java.util.Optional;

/** Since when goods are stranded, and what was decided. */
record StrandedGoodsResponse(
        OrderId orderId,
        Instant since,
        Optional<StrandedOutcome> outcome,
        Optional<String> note,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt) {
    static StrandedGoodsResponse of(StrandedGoods goods) {
        return new StrandedGoodsResponse(
                goods.order(),
                goods.since(),
                goods.decision().map(StrandedGoods.Decision::outcome),
                goods.decision().flatMap(StrandedGoods.Decision::note),
                goods.decision().map(StrandedGoods.Decision::by),
                goods.decision().map(StrandedGoods.Decision::at));
    }
}
