package by.pavilion.ordering.inbound;

import by.pavilion.events.Outbox;
import by.pavilion.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * Takes a cancellation back, of which logistics heard when the goods had left: they go on, and somebody has to name their papers
 * again, which may have gone to others. In the caller's transaction.
 */
@ApplicationScoped
class ReopenInbound {
    private final InboundStore store;
    private final InboundTroubleStore troubles;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    ReopenInbound(InboundStore store, InboundTroubleStore troubles, Outbox outbox, Ids ids, Clock clock) {
        this.store = store;
        this.troubles = troubles;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** One that is not cancelled stays as it is. */
    void reopen(InboundId id) {
        Inbound inbound = store.lock(id).orElseThrow(() -> new IllegalStateException("there is no " + id));
        if (inbound.status() != InboundStatus.CANCELLED) {
            return;
        }
        Instant now = clock.instant();
        Inbound reopened = inbound.reopened();
        store.update(reopened);
        troubles.raise(new InboundTroubleStore.Open(id, InboundTroubles.REOPENED, ids.next(), now), null);
        long sequence = store.nextSequence(id);
        outbox.append(new OrderInboundReopened(InboundState.of(reopened, sequence), now), sequence);
    }
}
