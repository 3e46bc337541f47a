package by.pavilion.ordering.stranded;

import by.pavilion.customs.CaseKind;
import by.pavilion.customs.CaseSource;
import by.pavilion.ordering.AwayGoods;
import by.pavilion.ordering.OrderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Notes goods that their order's end leaves on the way, and shows them to operators until somebody has decided. */
@ApplicationScoped
class NoteStranded implements AwayGoods, CaseSource {
    private final StrandedStore store;

    NoteStranded(StrandedStore store) {
        this.store = store;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void areAway(List<OrderId> orders, Instant since) {
        if (!orders.isEmpty()) {
            store.insert(orders, since);
        }
    }

    @Override
    public CaseKind kind() {
        return CaseKind.GOODS_STRANDED;
    }

    @Override
    @Transactional
    public List<Found> open(Instant afterTime, long afterNumber, int limit) {
        return store.open(afterTime, afterNumber, limit).stream()
                .map(goods -> new Found(
                        kind(),
                        goods.since(),
                        goods.order().value(),
                        goods.order().toString(),
                        goods.order().toString(),
                        "goods-stranded",
                        Map.of()))
                .toList();
    }
}
