package by.pavilion.customs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Customs does not accept who we say we are: one case, whatever number of orders waits for it. */
@ApplicationScoped
class RefusedConnectionCases implements CaseSource {
    private final ConnectionRefusalStore refusals;

    RefusedConnectionCases(ConnectionRefusalStore refusals) {
        this.refusals = refusals;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.CONNECTION_REFUSED;
    }

    @Override
    @Transactional
    public List<Found> open(Instant afterTime, long afterNumber, int limit) {
        return refusals.open()
                .filter(open -> open.refusedAt().isAfter(afterTime)
                        || (open.refusedAt().equals(afterTime) && open.id().value() > afterNumber))
                .map(open -> new Found(
                        kind(),
                        open.refusedAt(),
                        open.id().value(),
                        open.orderId(),
                        open.code(),
                        "connection-refused",
                        Map.of("document", open.document(), "code", open.code()),
                        Optional.of(open.id())))
                .stream()
                .toList();
    }
}
