package by.pavilion.ordering;

import by.pavilion.customs.CaseKind;
import by.pavilion.customs.CaseSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Money that is to go back and has not: refunds that have failed, are stuck, or are not done after a long time. */
@ApplicationScoped
class UnsettledRefunds implements CaseSource {
    private final RefundStore refunds;
    private final OrderingConfig config;
    private final Clock clock;

    UnsettledRefunds(RefundStore refunds, OrderingConfig config, Clock clock) {
        this.refunds = refunds;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.REFUND_UNSETTLED;
    }

    @Override
    @Transactional
    public List<Found> open(Instant afterTime, long afterNumber, int limit) {
        return refunds.unsettled(clock.instant(), config.refundOverdueAfter(), afterTime, afterNumber, limit).stream()
                .map(one -> new Found(
                        kind(),
                        one.since(),
                        one.refund().id().value(),
                        one.refund().order().toString(),
                        one.refund().id().toString(),
                        one.why(),
                        Map.of(
                                "provider", one.refund().provider(),
                                "amount",
                                        one.refund().amount().amount().toPlainString() + " "
                                                + one.refund().amount().currency(),
                                "failure", one.refund().failure().orElse("–"))))
                .toList();
    }
}
