package by.pavilion.ordering.way;

import by.pavilion.customs.CaseKind;
import by.pavilion.customs.CaseSource;
import by.pavilion.events.ReactionToEach;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Shows operators which carriers' numbers are few, until there are enough again. It stands here because logistics does not know
 * the list of cases, and what else it tells of parcels becomes cases here, too.
 */
@ApplicationScoped
class WhenNumbersRunLow implements ReactionToEach, CaseSource {
    private final SupplyStore store;
    private final Ids ids;

    WhenNumbersRunLow(SupplyStore store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    /** What we need of logistics' event. */
    record Counted(String carrier, long left, boolean low, Instant countedAt) {}

    @Override
    public String context() {
        return "ordering";
    }

    @Override
    public Topic topic() {
        return Topic.LOGISTICS;
    }

    @Override
    public String type() {
        return "by.pavilion.shipment.numbers-counted.v1";
    }

    @Override
    public void on(ReceivedEvent event) {
        Counted counted = event.as(Counted.class);
        if (counted.low()) {
            store.low(new SupplyStore.Low(counted.carrier(), ids.next(), counted.left(), counted.countedAt()));
        } else {
            store.enough(counted.carrier());
        }
    }

    @Override
    public CaseKind kind() {
        return CaseKind.NUMBERS_LOW;
    }

    @Override
    @Transactional
    public List<Found> open(Instant afterTime, long afterNumber, int limit) {
        return store.open(afterTime, afterNumber, limit).stream()
                .map(low -> new Found(
                        kind(),
                        low.since(),
                        low.number(),
                        "",
                        low.carrier(),
                        "numbers-low",
                        Map.of("carrier", low.carrier(), "left", low.left())))
                .toList();
    }
}
