package by.pavilion.ordering.inbound;

import by.pavilion.customs.CaseKind;
import by.pavilion.customs.CaseSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is wrong with goods in bulk, as cases for operators. A case closes when logistics tells that it is over, or the inbound is;
 * one of an inbound that goes on after all closes when its papers are named anew.
 */
@ApplicationScoped
class InboundTroubles implements CaseSource {
    /** Called off here, and gone before logistics heard of it. */
    static final String REOPENED = "reopened";

    /** Those that have texts of their own. */
    private static final Set<String> EXPLAINED = Set.of(
            REOPENED, "lost", "damaged", "temperature", "held_by_customs", "delayed", "called_off", "cancelled_inside");

    private final InboundTroubleStore store;

    InboundTroubles(InboundTroubleStore store) {
        this.store = store;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.INBOUND_TROUBLE;
    }

    @Override
    @Transactional
    public List<Found> open(Instant afterTime, long afterNumber, int limit) {
        return store.open(afterTime, afterNumber, limit).stream()
                .map(one -> new Found(
                        kind(),
                        one.since(),
                        one.number(),
                        "",
                        one.inbound().toString(),
                        reason(one.kind()),
                        Map.of("inbound", one.inbound().toString())))
                .toList();
    }

    private static String reason(String kind) {
        return "inbound-" + (EXPLAINED.contains(kind) ? kind.replace('_', '-') : "other");
    }
}
