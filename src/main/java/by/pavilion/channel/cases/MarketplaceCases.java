package by.pavilion.channel.cases;

import by.pavilion.customs.CaseKind;
import by.pavilion.customs.CaseSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Cases of the channels in the operators' list of everything that is stuck. */
@ApplicationScoped
class MarketplaceCases implements CaseSource {
    private final CaseStore store;

    MarketplaceCases(CaseStore store) {
        this.store = store;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.MARKETPLACE;
    }

    @Override
    @Transactional
    public List<Found> open(Instant afterTime, long afterNumber, int limit) {
        return store.open(afterTime, afterNumber, limit).stream()
                .map(one -> new Found(
                        kind(),
                        one.openedAt(),
                        one.id().value(),
                        one.orderId().orElse(""),
                        one.id().toString(),
                        "channel-" + one.trouble().code(),
                        Map.of(
                                "channel", one.channel(),
                                "shop", one.shopId(),
                                "subject", one.subject(),
                                "detail", one.detail().orElse("–"),
                                "due", one.dueAt().map(Instant::toString).orElse("–"))))
                .toList();
    }
}
